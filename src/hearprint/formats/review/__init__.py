"""The review page: how a document was cut and what was taken out, for an editor's eyes."""
