"""What a text says: numbers in words, and with the wording judgement who changes by what."""
