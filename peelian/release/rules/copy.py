"""The little markup of what we send: paragraphs, “# ” headings and “- ” lists. One text, every way out."""

from dataclasses import dataclass
from string import Template


@dataclass(frozen=True)
class Text:
    """A template of ours: its name, its version, and a title and body with $places to fill."""

    name: str
    version: str
    title: str
    body: str


@dataclass(frozen=True)
class Block:
    """One part of a text. `kind` is "heading", "paragraph" or "list"; a list has a line an item."""

    kind: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(self.lines)


def parse(name: str, content: str) -> Text:
    """Return the template in a file: `version:` and `title:` lines, a line of dashes, the body."""
    head, _, body = content.partition("\n---\n")
    said = dict(line.split(": ", 1) for line in head.splitlines())
    return Text(name, said["version"], said["title"], body.strip())


def fill(text: Text, places: dict[str, str]) -> tuple[str, str]:
    """Return title and body with every place filled. An empty place leaves no gap. KeyError for one not given."""
    title = Template(text.title).substitute(places)
    body = Template(text.body).substitute(places)
    paragraphs = (part.strip() for part in body.split("\n\n"))
    return " ".join(title.split()), "\n\n".join(part for part in paragraphs if part)


def blocks(body: str) -> list[Block]:
    """Return the parts of a body in order. Text right under a heading, without a blank line, is a part of its own."""
    return [block for part in body.split("\n\n") if part.strip() for block in _parts(part.strip().splitlines())]


def _parts(lines: list[str]) -> list[Block]:
    if not lines:
        return []
    if lines[0].startswith("# "):
        return [Block("heading", (lines[0].removeprefix("# "),)), *_parts(lines[1:])]
    return [_block(lines)]


def _block(lines: list[str]) -> Block:
    if all(line.startswith("- ") for line in lines):
        return Block("list", tuple(line.removeprefix("- ") for line in lines))
    return Block("paragraph", tuple(lines))


def plain(body: str) -> str:
    """Return a body as plain text for e-mail: headings stand as lines of their own."""
    return "\n\n".join("\n".join(line.removeprefix("# ") for line in part.splitlines()) for part in body.split("\n\n"))
