"""The parts of the test that kills: a house to kill in, an officer who works on through it, and the books after it."""
