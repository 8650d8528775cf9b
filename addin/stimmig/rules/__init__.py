"""The coherence rules: one rule in one file, one folder a family. They see the model, never a cell."""
