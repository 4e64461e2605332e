"""Peelian: the workbench of a police cyber Protect team."""
