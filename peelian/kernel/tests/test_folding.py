import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.kernel.folding import fold


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Siân O’Connor-Llewellyn", "sian oconnor llewellyn"),
        ("  ZOË   Brontë ", "zoe bronte"),
        ("Łukasz Østergård", "lukasz ostergard"),
        ("ǾRSTED Ǽsa", "orsted aesa"),
        ("𝐀da ᴬ", "ada a"),
        ("李小明", "李小明"),
        ("", ""),
    ],
)
def test_a_name_folds(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
