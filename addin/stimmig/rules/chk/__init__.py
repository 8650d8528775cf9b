"""CHK: check-ins."""
