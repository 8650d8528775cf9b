"""PUR: the purpose chain. Every row must lead up to the purpose, and say why."""
