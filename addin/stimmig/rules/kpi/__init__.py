"""KPI: hygiene of the key performance indicators."""
