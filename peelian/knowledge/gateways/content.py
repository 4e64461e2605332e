"""The content folder as a frozen Library. Safe YAML only; the first error stops and says where it is."""

from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol, TypeVar

import yaml

from peelian.knowledge.rules import schema
from peelian.knowledge.rules.library import Library
from peelian.knowledge.rules.schema import ContentError, Fields

FOLDER = Path(__file__).parents[1] / "content"
# The C loader reads the same safe subset ten times as fast; it is missing from some builds of PyYAML.
_Safe: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

T = TypeVar("T")


class _Loader(_Safe):  # type: ignore[misc]
    """Safe YAML in which a field said twice is an error, where YAML would keep the last in silence."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the field “{key.value}” is there twice", key.start_mark
                )
            seen.add(key.value)
        mapping: dict[Any, Any] = super().construct_mapping(node, deep)
        return mapping


class _ReadsOne(Protocol):
    def __call__(self, read_one: Callable[..., T], path: Path) -> list[T]: ...


def read(folder: Path = FOLDER) -> Library:
    """Return the library in the folder; ContentError says which file, item and field is wrong."""
    return _library(folder, _one)


def read_what_can_be_read(folder: Path = FOLDER) -> tuple[Library, list[ContentError]]:
    """Return the library without the controls and threats that are wrong, and what is wrong with each."""
    wrong: list[ContentError] = []

    def leave_out(read_one: Callable[..., T], path: Path) -> list[T]:
        try:
            return _one(read_one, path)
        except ContentError as error:
            wrong.append(error)
            return []

    return _library(folder, leave_out), wrong


def _library(folder: Path, one: _ReadsOne) -> Library:
    audiences = _table(folder, "audiences.yaml", schema.audience_from)
    return Library(
        controls=MappingProxyType(_each_file(folder, "controls", schema.control_from, one)),
        threats=MappingProxyType(_each_file(folder, "threats", schema.threat_from, one)),
        frameworks=MappingProxyType(_each_file(folder, "frameworks", schema.framework_from, _one)),
        basics=schema.basics_from(_load(folder / "basics.yaml"), file="basics.yaml"),
        support=schema.support_from(_load(folder / "support.yaml"), file="support.yaml"),
        offence_codes=_table(folder, "offence_codes.yaml", schema.offence_code_from),
        harm_weights=schema.harm_weights_from(_load(folder / "harm_weights.yaml"), file="harm_weights.yaml"),
        ranking_cases=schema.ranking_cases_from(_load(folder / "ranking_cases.yaml"), file="ranking_cases.yaml"),
        service_levels=schema.service_levels_from(_load(folder / "service_levels.yaml"), file="service_levels.yaml"),
        safety_phrases=_table(folder, "safety_phrases.yaml", schema.phrase_group_from),
        safety_words=_table(folder, "safety_words.yaml", schema.phrase_group_from),
        safety_spellings=_table(folder, "safety_spellings.yaml", schema.phrase_group_from),
        referral_services=_table(folder, "referral_services.yaml", schema.referral_service_from),
        audiences=MappingProxyType({audience.code: audience for audience in audiences}),
        excused=_table(folder, "reading.yaml", schema.excused_from),
        glossary=_table(folder, "glossary.yaml", schema.term_from),
        outside_names=_table(folder, "outside_names.yaml", schema.outside_name_from),
        indicators=_table(folder, "indicators.yaml", schema.indicator_from),
        paste_texts=_table(folder, "paste_templates.yaml", schema.paste_text_from),
        questionnaires={one.code: one for one in _table(folder, "questionnaires.yaml", schema.questionnaire_from)},
        threat_rates={one.threat: one for one in _table(folder, "threat_rates.yaml", schema.threat_rate_from)},
        scales={one.control: one for one in _table(folder, "scales.yaml", schema.scale_from)},
        plan_weights=schema.plan_weights_from(_load(folder / "plan_weights.yaml"), file="plan_weights.yaml"),
        same_meaning={one.control: one for one in _table(folder, "same_meaning.yaml", schema.same_meaning_from)},
    )


def _one(read_one: Callable[..., T], path: Path) -> list[T]:
    """Return the one item of a file."""
    file = f"{path.parent.name}/{path.name}"
    return [read_one(_load(path, file), file=file, code=path.stem)]


def _each_file(folder: Path, kind: str, read_one: Callable[..., T], one: _ReadsOne) -> dict[str, T]:
    return {path.stem: item for path in sorted((folder / kind).glob("*.yaml")) for item in one(read_one, path)}


def _table(folder: Path, name: str, read_one: Callable[[Fields], T]) -> tuple[T, ...]:
    return tuple(read_one(row) for row in schema.rows_of(_load(folder / name), file=name))


def _load(path: Path, file: str = "") -> Any:
    try:
        return yaml.load(path.read_bytes(), Loader=_Loader)  # noqa: S506  a safe loader, made above
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f"line {mark.line + 1}" if mark else "the file"
        problem = getattr(error, "problem", None) or "cannot be read"
        raise ContentError(file or path.name, line, "YAML", problem) from error
    except OSError as error:
        raise ContentError(file or path.name, "the file", "the whole file", "cannot be opened") from error
