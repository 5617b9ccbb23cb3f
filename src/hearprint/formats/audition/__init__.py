"""The page on which voices are compared."""
