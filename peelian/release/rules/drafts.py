from dataclasses import dataclass, field

from peelian.kernel.references import digest
from peelian.records.rules.markings import Marking
from peelian.release.rules.channels import Channel


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A text that somebody has read and wants to send. `people`: the source records of whoever it goes to."""

    subject: str
    channel: Channel
    recipient: str
    recipient_name: str
    title: str
    body: str
    template: str
    template_version: str
    marking: Marking = Marking.OFFICIAL
    people: tuple[int, ...] = field(default=())

    @property
    def copy_digest(self) -> str:
        """The SHA-256 of exactly what would go: title, a blank line, body."""
        return digest(f"{self.title}\n\n{self.body}")
