"""The content library: threats, controls, advice, offence codes, weights, words and their sources."""
