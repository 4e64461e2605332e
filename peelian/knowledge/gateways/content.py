"""The content folder as a frozen Library. Safe YAML only; the first error stops and says where it is."""

from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

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


def read(folder: Path = FOLDER) -> Library:
    """Return the library in the folder; ContentError says which file, item and field is wrong."""
    audiences = _table(folder, "audiences.yaml", schema.audience_from)
    return Library(
        controls=MappingProxyType(_each_file(folder, "controls", schema.control_from)),
        threats=MappingProxyType(_each_file(folder, "threats", schema.threat_from)),
        basics=schema.basics_from(_load(folder / "basics.yaml"), file="basics.yaml"),
        support=schema.support_from(_load(folder / "support.yaml"), file="support.yaml"),
        offence_codes=_table(folder, "offence_codes.yaml", schema.offence_code_from),
        harm_weights=schema.harm_weights_from(_load(folder / "harm_weights.yaml"), file="harm_weights.yaml"),
        service_levels=schema.service_levels_from(_load(folder / "service_levels.yaml"), file="service_levels.yaml"),
        safety_phrases=_table(folder, "safety_phrases.yaml", schema.phrase_group_from),
        audiences=MappingProxyType({audience.code: audience for audience in audiences}),
        glossary=_table(folder, "glossary.yaml", schema.term_from),
        outside_names=_table(folder, "outside_names.yaml", schema.outside_name_from),
        indicators=_table(folder, "indicators.yaml", schema.indicator_from),
    )


def _each_file(folder: Path, kind: str, read_one: Callable[..., T]) -> dict[str, T]:
    return {
        path.stem: read_one(_load(path), file=f"{kind}/{path.name}", code=path.stem)
        for path in sorted((folder / kind).glob("*.yaml"))
    }


def _table(folder: Path, name: str, read_one: Callable[[Fields], T]) -> tuple[T, ...]:
    return tuple(read_one(row) for row in schema.rows_of(_load(folder / name), file=name))


def _load(path: Path) -> Any:
    try:
        return yaml.load(path.read_bytes(), Loader=_Loader)  # noqa: S506  a safe loader, made above
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f"line {mark.line + 1}" if mark else "the file"
        problem = getattr(error, "problem", None) or "cannot be read"
        raise ContentError(path.name, line, "YAML", problem) from error
    except OSError as error:
        raise ContentError(path.name, "the file", "the whole file", "cannot be opened") from error
