"""What is decided about requests and programmes."""
