"""How quick Peelian is.

`python -m tests.bench [feed] [queue] [names] [ranking] [run] [memory] [safety] [suite]`, all when none is named.
"""
