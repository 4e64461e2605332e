"""What a piece of content is, when it is complete, and how it is found. Plain Python."""
