"""LNK: between scorecard and OKR, links and limits."""
