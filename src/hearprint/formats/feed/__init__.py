"""Podcast feeds: RSS 2.0 with the itunes, podcast and atom namespaces."""
