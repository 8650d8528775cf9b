"""TRU: trust, not control."""
