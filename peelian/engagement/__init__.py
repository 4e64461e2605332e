"""Work with firms and audiences: who asked, what was decided, the firms we look after, programmes and their steps."""
