"""The XML of a worksheet, row by row: openpyxl's own parser, made to lose nothing and to hold only one row."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import iterparse

from openpyxl.worksheet._reader import FORMULA_TAG, INLINE_STRING, ROW_TAG, VALUE_TAG, WorkSheetParser

from peelian.kernel.refused import Refused

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
MOST_IN_A_ROW, MOST_OTHERS = 200_000, 2_000_000  # elements; each costs some 300 bytes of memory
TEXT_TAG = VALUE_TAG.removesuffix("v") + "t"
PHONETIC_TAG = VALUE_TAG.removesuffix("v") + "rPh"
CELL_TAG = VALUE_TAG.removesuffix("v") + "c"
USUAL_TAGS = frozenset((CELL_TAG, VALUE_TAG, FORMULA_TAG, INLINE_STRING, TEXT_TAG))


@dataclass(frozen=True, slots=True)
class Uncalculated:
    """A formula that no spreadsheet has calculated yet."""

    formula: str


class SheetParser(WorkSheetParser):
    """openpyxl's own parser, told to say which formulas carry no value.

    Its read-only sheet pads every row to the widest cell and reports such a formula as a blank, which is how a
    workbook made by a program would lose a column without a word.
    """

    def parse(self) -> Generator[Any, None, None]:
        """Yield each row's number and cells, and nothing else of the sheet; refuse what only a bomb holds.

        Entities, the usual danger of reading XML, were refused before by `archive`.
        """
        rows = since = others = 0
        element: Any
        for _, element in iterparse(self.source):  # noqa: S314
            since += 1
            if element.tag == ROW_TAG:
                rows += 1
                row = self.parse_row(element)
                element.clear()
                yield row
                since = 0
            elif element.tag not in USUAL_TAGS:
                others += 1
            if rows > LAST_ROW or since > MOST_IN_A_ROW or others > MOST_OTHERS:
                raise Refused("The sheet holds more parts than any spreadsheet writes, so it has not been read.")

    def parse_cell(self, element: Any) -> dict[str, Any]:
        """Return the cell, its value `Uncalculated` for a formula without one."""
        if element.get("t") == "inlineStr":
            string = element.find(INLINE_STRING)
            element.set("t", "str")
            text = "" if string is None else _inline(string)
            cell = super().parse_cell(element)
            cell["value"] = text
            return cell
        cell = super().parse_cell(element)
        if cell["value"] is None and element.get("t") != "str":
            formula = element.find(FORMULA_TAG)
            if formula is not None:
                cell["value"] = Uncalculated(f"={formula.text or '(a formula)'}")
        return cell


def _inline(string: Any) -> str:
    if len(string) == 1 and string[0].tag == TEXT_TAG:
        return string[0].text or ""
    spoken = {id(text) for phonetic in string.iter(PHONETIC_TAG) for text in phonetic.iter(TEXT_TAG)}
    return "".join(text.text or "" for text in string.iter(TEXT_TAG) if id(text) not in spoken)
