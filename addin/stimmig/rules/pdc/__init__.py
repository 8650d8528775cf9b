"""PDC: plan, do, check, act."""
