"""Check-ins, reviews and cycles: rounds that are filled in as sheets, recorded, brought together and looked at."""
