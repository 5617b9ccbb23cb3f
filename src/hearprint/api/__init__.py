"""The doors of the house: what the command does, for Python. The only room that wires adapters.

* :mod:`hearprint.api.build`: the whole job
* :mod:`hearprint.api.plan`: read and split only
* :mod:`hearprint.api.voices`: voices, and trying them
* :mod:`hearprint.api.check`, ``check_web``: findings over what was built, or over any feed
* :mod:`hearprint.api.members`: who may listen to a private house
* :mod:`hearprint.api.inspect`: what this installation can do
"""
