"""Turns a section into what is said: sentences, announcements and pauses."""
