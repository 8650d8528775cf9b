"""Legacy workbooks that nobody tuned the reader on: drawn from seeds, each with what it says."""
