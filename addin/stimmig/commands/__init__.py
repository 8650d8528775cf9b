"""What the commands of the command line do, one module each: they take the words, hand over, print, and decide nothing."""
