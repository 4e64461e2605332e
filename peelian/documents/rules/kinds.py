"""The kinds of file that may be kept, and how each is treated."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

MEGABYTE = 1024 * 1024


class Treat(StrEnum):
    """What is done to a file before it is kept."""

    AS_IT_CAME = "as it came"
    PICTURE = "picture"
    OFFICE = "office"
    MESSAGE = "message"


@dataclass(frozen=True)
class FileKind:
    """One kind of file. `limit` in bytes; `shown`: a browser may show it in a sandbox."""

    code: str
    title: str
    extensions: tuple[str, ...]
    media: str
    limit: int
    treat: Treat
    shown: bool

    @property
    def is_picture(self) -> bool:
        return self.media.startswith("image/")


@dataclass(frozen=True)
class NoPictures:
    """On whose records no picture is kept: by threat, by sign of vulnerability, by danger that their words suggest."""

    threats: Collection[str]
    signs: Collection[str]
    dangers: Collection[str]
    words: str


@dataclass(frozen=True)
class FileRules:
    """Everything that decides whether a file is kept. Sizes in bytes; `pixels` counts every frame of a picture."""

    kinds: tuple[FileKind, ...]
    largest_record: int
    files_at_once: int
    pixels: int
    no_pictures: NoPictures

    def kind(self, code: str) -> FileKind:
        """Return a kind by its code; KeyError for one that is not kept."""
        return {kind.code: kind for kind in self.kinds}[code]

    @property
    def largest(self) -> int:
        """The size of the largest file of any kind."""
        return max(kind.limit for kind in self.kinds)

    @property
    def extensions(self) -> list[str]:
        """Every end of a name that is taken, as browsers want them: “.pdf”."""
        return [f".{extension}" for kind in self.kinds for extension in kind.extensions]
