"""Listening pages: HTML that works without scripts, from a web server or from a folder."""
