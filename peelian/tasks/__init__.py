"""To-dos with a due date in working days, from wherever they arise. Today is the list of tasks."""
