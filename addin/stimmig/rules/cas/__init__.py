"""CAS: dialogue, not cascade."""
