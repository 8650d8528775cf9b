"""OKR: the limits of a cycle."""
