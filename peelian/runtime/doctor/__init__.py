"""`peelian doctor`: looks at this installation and says, line by line, what is well and what to do."""

from peelian.runtime.doctor.report import examine

__all__ = ["examine"]
