"""Texts to try Comity on, in our own words."""
