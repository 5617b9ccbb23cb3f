"""PDF to a document: pypdf for structure, PDFium for glyphs, our own reading order."""
