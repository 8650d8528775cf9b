"""OUT: outcome, not output."""
