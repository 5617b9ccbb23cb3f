"""What the readers of web pages share: parsing, furniture, the article, and the walk over it."""
