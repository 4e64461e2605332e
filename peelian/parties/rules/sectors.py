"""Lists of trades by code, each as it stood when it was published, so that an old code can always be read."""

from dataclasses import dataclass

from peelian.kernel.folding import fold


@dataclass(frozen=True)
class Sector:
    """One entry of a code list: “16230”, joinery; `section` is the letter of the part of the list that it lies in."""

    code: str
    title: str
    section: str
    section_title: str


@dataclass(frozen=True)
class CodeList:
    """One edition of a list of trades: “sic-2007”."""

    edition: str
    sectors: dict[str, Sector]

    @property
    def sections(self) -> dict[str, str]:
        """Section letter to title, in the list's order."""
        return {each.section: each.section_title for each in self.sectors.values()}

    def title(self, code: str) -> str:
        """Return what a code or a section's letter means; "" for one that is not in this edition."""
        found = self.sectors.get(code)
        return found.title if found else self.sections.get(code, "")

    def section_of(self, code: str) -> str:
        """Return the letter of the section a code lies in; a letter is its own; "" for one that is not in the list."""
        found = self.sectors.get(code)
        return found.section if found else code if code in self.sections else ""

    def codes_of(self, section: str) -> list[str]:
        """Return a section's letter and every code in it."""
        return [section, *(each.code for each in self.sectors.values() if each.section == section)]

    def find(self, words: str, most: int = 20) -> list[Sector]:
        """Return the entries that hold every one of these words, or begin with this code, the best first.

        A word counts where it begins a word of the title, so “joiner” finds “joinery”. The shorter title is the better.
        """
        asked = fold(words).split()
        if not asked:
            return []
        found = [each for each in self.sectors.values() if each.code.startswith(asked[0]) or _holds(each, asked)]
        return sorted(found, key=lambda each: (len(each.title), each.code))[:most]


def _holds(sector: Sector, asked: list[str]) -> bool:
    there = fold(f"{sector.title} {sector.section_title}").split()
    return all(any(word.startswith(each) for word in there) for each in asked)
