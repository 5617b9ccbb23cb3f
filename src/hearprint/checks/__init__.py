"""Numbered findings over what was built. Pure: bytes and facts about files come in as values."""
