"""How well printed English is turned into words to say: cases, baselines, measures."""
