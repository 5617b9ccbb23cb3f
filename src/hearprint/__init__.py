"""Hearprint turns print into listening: PDFs and web articles, cut by their contents list,
spoken section by section and published as an accessible, podcast-style programme.

Use :mod:`hearprint.api` from Python, or the ``hearprint`` command. Nothing inside the package
imports this module.
"""

__version__ = "0.1.0"
