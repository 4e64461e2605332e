"""How quick Peelian is: `python -m tests.bench [feed] [queue] [run] [memory] [suite]`, all when none is named."""
