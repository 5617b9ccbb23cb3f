"""What a publications page lists: links, entries, titles and facts."""
