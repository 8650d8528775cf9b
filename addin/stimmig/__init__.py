"""stimmig checks whether the sheets of a strategy are in tune: Balanced Scorecard, OKR, and the purpose above."""

__version__ = "0.1.0"
