"""The splitting benchmark: a corpus with its truth, a scorer, and the tools run beside us."""
