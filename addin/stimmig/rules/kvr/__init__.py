"""KVR: a KPI is not a key result."""
