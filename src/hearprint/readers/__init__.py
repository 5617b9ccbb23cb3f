"""Adapters that read: bytes to a ``Document``, or a publications page to a ``Catalogue``."""

from __future__ import annotations

from hearprint.registry import Registry

#: Readers by name. ``catalogue`` fills the port ``CatalogueReader``, the others ``Reader``.
REGISTRY = Registry(
    group="hearprint.readers",
    own={
        "pdf": "hearprint.readers.pdf.reader:PdfReader",
        "article": "hearprint.readers.article:ArticleReader",
        "markdown": "hearprint.readers.markdown:MarkdownReader",
        "text": "hearprint.readers.text:TextReader",
        "catalogue": "hearprint.readers.catalogue:CatalogueReader",
    },
)
