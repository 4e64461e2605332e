"""What is decided about answers, plans and looks from outside. Plain values in, plain values out."""
