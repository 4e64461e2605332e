"""A framework from an OSCAL catalog, and which of its controls an OSCAL profile takes.

OSCAL is the format in which NIST publishes SP 800-53 and its baselines (https://pages.nist.gov/OSCAL/, 1.1.2). What we
take: groups as headings, controls and their enhancements as requirements, the statement with its parameters written
in. What we leave: guidance, assessment methods, back matter. What OSCAL calls a control is a requirement here, for our
own controls are something else. An error says the path at which the file is wrong.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from peelian.knowledge.rules.frameworks import THEIRS, Framework, Requirement
from peelian.knowledge.rules.schema.fields import Fields
from peelian.knowledge.rules.schema.sources import Authorship

INSERT = re.compile(r"\{\{\s*insert:\s*param,\s*([^\s}]+)\s*\}\}")
DEEPEST = 5  # a parameter within a parameter within ...: more than this is a circle


@dataclass(frozen=True, kw_only=True)
class Told:
    """What an OSCAL file does not say of itself and whoever brings it must: who publishes it, on what terms."""

    code: str
    publisher: str
    what: str
    licence: str
    attribution: str
    authorship: Authorship


@dataclass(frozen=True)
class Selected:
    """The ids that a profile takes, each with the path at which it names it; None takes everything."""

    ids: Mapping[str, str] | None
    values: Mapping[str, str]


EVERYTHING = Selected(None, MappingProxyType({}))


def framework_from_oscal(raw: object, *, file: str, told: Told, selected: Selected = EVERYTHING) -> Framework:
    """Return a catalog as a framework, cut to what a profile selected. ContentError says where a file is wrong.

    Refused: a control that is there twice, an id that the profile takes and the catalog has not, a parameter that
    is named and not defined, and a catalog of nothing.
    """
    root = Fields(raw, file=file, item="catalog")
    catalog = root.nested("catalog")
    metadata = catalog.nested("metadata")
    reader = _Reader(catalog, file, selected)
    requirements = reader.requirements()
    return Framework(
        code=told.code,
        title=metadata.text("title"),
        edition=metadata.text("version"),
        publisher=told.publisher,
        what=told.what,
        licence=told.licence,
        attribution=told.attribution,
        active_from=None,
        active_to=None,
        amends=None,
        requirements=MappingProxyType(requirements),
        **told.authorship,
    )


def selected_from(raw: object, *, file: str) -> Selected:
    """Return what a profile takes. Refused: what we do not read, such as taking by pattern or changing the text."""
    profile = Fields(raw, file=file, item="profile").nested("profile")
    ids: dict[str, str] = {}
    everything = False
    for one in profile.each("imports"):
        everything = everything or one.has("include-all")
        ids.update(_ids(one, "include-controls"))
        if one.has("exclude-controls"):
            raise one.error("exclude-controls", "is not read here; bring the resolved catalog instead")
    if not everything and not ids:
        raise profile.error("imports", "takes no control")
    return Selected(None if everything else ids, _values(profile))


def as_content(framework: Framework) -> dict[str, Any]:
    """Return a framework as a file of the content folder holds it; reading that file gives the framework again."""
    source = framework.source
    quoted = {"address": source.address, "read_on": source.read_on, "quote": source.quote} if source.address else {}
    kept = {"basis": source.basis, "note": source.note, **quoted}
    return {
        **{name: getattr(framework, name) for name in ("code", "version", "owner", "review_by", "title", "edition")},
        **{name: getattr(framework, name) for name in ("publisher", "what", "licence", "attribution")},
        "active_from": framework.active_from,
        "active_to": framework.active_to,
        "amends": framework.amends,
        "wording": THEIRS,
        "source": {name: value for name, value in kept.items() if value},
        "requirements": [_row(one) for one in framework.requirements.values()],
    }


class _Reader:
    """Goes through a catalog once, from the top; `selected` decides which controls become requirements."""

    def __init__(self, catalog: Fields, file: str, selected: Selected) -> None:
        self.catalog, self.file, self.selected = catalog, file, selected
        self.parameters: dict[str, tuple[str, ...]] = {}
        self.found: dict[str, Requirement] = {}
        self.ids: set[str] = set()

    def requirements(self) -> dict[str, Requirement]:
        groups, controls = _each(self.catalog, "groups"), _each(self.catalog, "controls")
        if not groups and not controls:
            raise self.catalog.error("groups", "is missing, and so are the controls")
        tree = [*(_Node(one, "group") for one in groups), *(_Node(one, "control") for one in controls)]
        for node in _all(tree):
            self.parameters |= node.parameters
        for node in tree:
            self._take(node, "")
        for wanted, path in (self.selected.ids or {}).items():
            if wanted not in self.ids:
                raise Fields({}, file=self.file, item="profile").error(path, f"the catalog has no control “{wanted}”")
        return self._without_empty()

    def _take(self, node: "_Node", parent: str) -> None:
        below = parent
        if node.kind == "group" or self._is_wanted(node):
            if node.code in self.found:
                raise node.fields.error("id", f"“{node.code}” is there twice")
            self.found[node.code] = self._requirement(node, parent)
            below = node.code
        for child in node.below:
            self._take(child, below)

    def _is_wanted(self, node: "_Node") -> bool:
        if node.id in self.ids:
            raise node.fields.error("id", f"“{node.id}” is there twice")
        self.ids.add(node.id)
        return not node.withdrawn and (self.selected.ids is None or node.id in self.selected.ids)

    def _requirement(self, node: "_Node", parent: str) -> Requirement:
        statement = [self._filled(prose, node) for prose in node.prose]
        return Requirement(
            code=node.code,
            parent=parent,
            title=node.title,
            text=statement[0] if statement else "",
            points=tuple(statement[1:]),
            wording=THEIRS,
            asked=node.kind == "control",
            automatic_fail=False,
        )

    def _filled(self, prose: str, node: "_Node", depth: int = 0) -> str:
        """The text with each parameter written in as [what it stands for]."""

        def value(found: re.Match[str]) -> str:
            name = found[1]
            if name in self.selected.values:
                return self.selected.values[name]
            if name not in self.parameters or depth >= DEEPEST:
                raise node.fields.error("parts", f"names the parameter “{name}”, which stands for nothing")
            return f"[{self._filled('; '.join(self.parameters[name]), node, depth + 1)}]"

        return INSERT.sub(value, prose)

    def _without_empty(self) -> dict[str, Requirement]:
        """Leave out headings under which nothing was taken."""
        used = {one.parent for one in self.found.values() if one.asked}
        for code in reversed(self.found):
            if code in used and self.found[code].parent:
                used.add(self.found[code].parent)
        return {code: one for code, one in self.found.items() if one.asked or code in used}


class _Node:
    """One group or control of the file, with what is below it."""

    def __init__(self, fields: Fields, kind: str) -> None:
        self.fields, self.kind = fields, kind
        self.title = fields.text("title")
        self.id = fields.text("id") if kind == "control" else fields.text("id", self.title)
        properties = _properties(fields)
        self.code = properties.get("label", self.id) if kind == "control" else self.id.upper()
        self.withdrawn = properties.get("status", "").lower() == "withdrawn"
        self.parameters = dict(_parameter(one) for one in _each(fields, "params"))
        self.prose = [line for part in _each(fields, "parts") for line in _statement(part)]
        groups, controls = _each(fields, "groups") if kind == "group" else [], _each(fields, "controls")
        self.below = [*(_Node(one, "group") for one in groups), *(_Node(one, "control") for one in controls)]


def _all(nodes: list[_Node]) -> Iterator[_Node]:
    for node in nodes:
        yield node
        yield from _all(node.below)


def _each(fields: Fields, name: str) -> list[Fields]:
    return fields.each(name) if fields.has(name) else []


def _properties(fields: Fields) -> dict[str, str]:
    """The properties that have no class of their own; of two of a name the first."""
    found: dict[str, str] = {}
    for one in _each(fields, "props"):
        if not one.has("class"):
            found.setdefault(one.text("name"), one.text("value"))
    return found


def _parameter(fields: Fields) -> tuple[str, tuple[str, ...]]:
    """A parameter's id and what it stands for: its choices, its label, or its id where it has neither."""
    name = fields.text("id")
    if fields.has("select"):
        select = fields.nested("select")
        return name, select.texts("choice") if select.has("choice") else (name,)
    return name, (fields.text("label", name),)


def _statement(part: Fields, *, within: bool = False) -> list[str]:
    """The words of a statement and of the points in it, in order; those of other parts are left."""
    if not within and part.text("name") != "statement":
        return []
    label = _properties(part).get("label", "")
    prose = part.text("prose", "")
    own = [f"{label} {prose}".strip()] if prose else ([] if within else [""])
    return own + [line for one in _each(part, "parts") for line in _statement(one, within=True)]


def _ids(fields: Fields, name: str) -> dict[str, str]:
    found = {}
    for one in _each(fields, name):
        if one.has("matching") or one.text("with-child-controls", "no") != "no":
            raise one.error("with-ids", "is all that is read here; name each control in it")
        path = f"{one.path}.with-ids"
        for at, wanted in enumerate(one.texts("with-ids"), start=1):
            found[wanted] = f"{path}[{at}]"
    return found


def _values(profile: Fields) -> dict[str, str]:
    """The values that a profile gives to parameters."""
    if not profile.has("modify"):
        return {}
    modify = profile.nested("modify")
    if modify.has("alters"):
        raise modify.error("alters", "is not read here; bring the resolved catalog instead")
    return {
        one.text("param-id"): ", ".join(one.texts("values"))
        for one in _each(modify, "set-parameters")
        if one.has("values")
    }


def _row(one: Requirement) -> dict[str, Any]:
    texts: Collection[tuple[str, Any]] = (
        ("id", one.code),
        ("parent", one.parent),
        ("title", one.title),
        ("text", one.text),
        ("points", list(one.points)),
        ("asked", one.asked),
        ("automatic_fail", one.automatic_fail),
    )
    return {name: value for name, value in texts if value}
