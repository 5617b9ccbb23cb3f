"""The command line: words and numbers for people, JSON for machines. One file per verb.

The verbs import the rest of the house only when they run, so that ``--help`` is instant.
"""
