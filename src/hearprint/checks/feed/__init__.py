"""Feeds: RSS 2.0, Apple's and PSP-1's rules, the podcast namespace, and what apps need.

Any podcast's feed is accepted, not only ours. ``model/feed_rules.py`` holds the rules by code.
"""
