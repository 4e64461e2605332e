"""Reads the content folder."""
