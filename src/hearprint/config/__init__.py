"""Settings from files, the environment and the command line, checked before any work."""
