"""Victim feeds, reports, triage, contact, advice and how contact ended."""
