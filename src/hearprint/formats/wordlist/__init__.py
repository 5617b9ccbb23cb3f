"""The page that says the names and odd words of a publication, for an editor's ears."""
