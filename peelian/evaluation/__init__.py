"""Figures: indicators with versioned definitions, their n and their doubt. Computes over findings, asks nothing."""
