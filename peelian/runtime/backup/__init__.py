"""One file holds everything: the database, the files, and a list that proves it is whole."""
