"""The stamp that spares an unchanged Peelian its preparation."""

from pathlib import Path

import pytest

from peelian.runtime import stamp
from peelian.runtime.cluster import Cluster


def test_only_a_database_that_was_prepared_for_exactly_this_is_left_as_it_is(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PEELIAN_HOME", str(cluster.places.home))
    assert not stamp.is_prepared()
    stamp.mark_prepared()
    assert stamp.is_prepared()
    monkeypatch.setattr(stamp, "fingerprint", lambda: "prepared for another")
    assert not stamp.is_prepared()


def test_the_stamp_changes_with_a_migration_and_with_a_paragraph_of_advice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    for words in ("one", "two"):
        for name in ("intake/migrations/0001_initial.py", "knowledge/content/controls/backups.yaml"):
            file = tmp_path / "peelian" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(words)
            monkeypatch.setattr(stamp, "PACKAGE", tmp_path / "peelian")
            seen.append(stamp.fingerprint())
    assert len(set(seen)) == 4
