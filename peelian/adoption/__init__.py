"""The outcome of everything we say: findings about controls, the one plan of a party, and what we ask them."""
