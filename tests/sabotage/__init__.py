"""Small mistakes, each of which must make a named test fail: `make sabotage` makes them one by one in a copy."""
