from pathlib import Path

import pytest

from peelian.assessment.gateways.demo_names import LONGEST, keep_records, read_records, records, records_file, shipped
from peelian.kernel.refused import Refused


def test_the_shipped_records_are_records_until_somebody_mends_one(tmp_path: Path) -> None:
    assert records(tmp_path) == shipped()
    assert len(read_records(shipped())) > 5
    keep_records(tmp_path, "one.example. 300 IN A 127.0.0.1\r\n")
    assert records(tmp_path) == "one.example. 300 IN A 127.0.0.1\n"
    assert records_file(tmp_path).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("one.example. 300 IN A 127.0.0.1\ntwo.example. 300 IN A not-an-address\n", "Line 2"),
        ("one.example. 300 IN NONSENSE x\n", "Line 1"),
        ("one.example. IN A 127.0.0.1\n", "a kind and a value"),
        ("$INCLUDE /etc/passwd\n", "Line 1"),
        ("x" * (LONGEST + 1), "too long"),
    ],
)
def test_what_is_no_record_is_refused_with_its_line_and_nothing_changes(tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        keep_records(tmp_path, text)
    assert records(tmp_path) == shipped()
