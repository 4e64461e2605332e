"""Looks from outside, and the texts about them."""
