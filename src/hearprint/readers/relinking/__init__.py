"""Pages that lead to somebody else's reading aloud, and where in their source they do so."""
