from peelian.records.models.access import LogEntry
from peelian.records.models.history import Event, tracked

__all__ = ["Event", "LogEntry", "tracked"]
