"""Weighs what speaks for a list of contents, finds its headings, and cuts the document."""
