"""Put the add-in where Excel loads it, take it away again, and say what stands in the way."""
