"""Joins speech into recordings: edges, pauses, clips, loudness and peaks."""
