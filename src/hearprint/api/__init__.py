"""The doors of the house: what the command does, for Python. The only room that wires adapters.

* :mod:`hearprint.api.build`: the whole job
* :mod:`hearprint.api.plan`: read and split only
* :mod:`hearprint.api.voices`: voices, and trying them
* :mod:`hearprint.api.inspect`: check what was built, and what this installation can do
"""
