"""What one look found."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Look:
    """One thing looked at. `todo` is what the person should do; without one, all is well."""

    what: str
    found: str
    todo: str = ""

    @property
    def well(self) -> bool:
        return not self.todo

    def __str__(self) -> str:
        line = f"{'ok      ' if self.well else 'TO DO   '}{self.what}: {self.found}"
        return line if self.well else f"{line}\n        {self.todo}"
