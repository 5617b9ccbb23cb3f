"""Other ways to read a publication than its pages: text, one file of all, large print, braille."""
