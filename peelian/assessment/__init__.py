"""A firm made safer: questions and answers, the range, the plan that fits it, and looks from outside."""
