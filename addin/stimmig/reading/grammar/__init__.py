"""How people write numbers, dates and periods in cells; see the module of each."""
