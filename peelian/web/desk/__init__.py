"""Pages for staff: today, victims, feeds, the library, results."""
