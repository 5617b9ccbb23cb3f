"""The nouns of the house and their own invariants. Import them from their modules."""
