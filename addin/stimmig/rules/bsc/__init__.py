"""BSC: the structure of the scorecard."""
