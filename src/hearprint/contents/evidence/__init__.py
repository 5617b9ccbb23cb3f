"""One module per kind of evidence; each gives a ``ContentsList`` of what it saw, or None."""
