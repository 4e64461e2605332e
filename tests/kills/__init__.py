"""The parts of the test that kills: a house to kill in, an officer who works on through it, and the books after it."""

LETTERS_A_TURN, TURNS_A_FEED = 3, 4  # what the officer does between two kills
