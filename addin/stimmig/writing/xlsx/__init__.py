"""Sheets of stimmig in other people's workbooks: every part that is not ours stays byte for byte as it was."""
