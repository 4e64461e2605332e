"""Steps that cross siblings, one function a file. No tables, no decisions."""
