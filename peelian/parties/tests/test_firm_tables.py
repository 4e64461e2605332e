from pathlib import Path

import pytest

from peelian.parties.gateways import districts, sectors
from peelian.parties.models import Profile


def test_the_list_of_trades_is_whole_and_fits_its_columns() -> None:
    newest = sectors.newest()
    assert newest.edition == "sic-2007"
    assert len(newest.sectors) == 731
    assert "".join(sorted(newest.sections)) == "ABCDEFGHIJKLMNOPQRSTU"
    widest = max(len(each.code) for each in newest.sectors.values())
    assert widest <= (Profile._meta.get_field("sector").max_length or 0)


def test_a_code_is_read_by_the_edition_it_was_written_down_by() -> None:
    assert sectors.sector_title("sic-2007", "43320") == "Joinery installation"
    assert sectors.section_of("sic-2007", "43320") == "F"
    assert sectors.sector_title("sic-1992", "43320") == ""


def test_a_new_edition_is_a_file_and_the_old_one_can_still_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sic-2007.csv").write_bytes((sectors.CONTENT / "sic-2007.csv").read_bytes())
    (tmp_path / "sic-2026.csv").write_text("code,title,section,section_title\n43330,Fitting joinery,F,Construction\n")
    monkeypatch.setattr(sectors, "CONTENT", tmp_path)
    sectors.editions.cache_clear()
    try:
        assert sectors.newest().edition == "sic-2026"
        assert sectors.sector_title("sic-2007", "43320") == "Joinery installation"
    finally:
        sectors.editions.cache_clear()


def test_an_outcode_that_crosses_a_boundary_has_every_district_the_largest_first() -> None:
    assert [each.name for each in districts.districts_of("GU14 7QT")] == ["Rushmoor"]
    several = districts.districts_of("GU12 4AA")
    assert len(several) > 1
    assert [each.share for each in several] == sorted((each.share for each in several), reverse=True)
    assert sum(each.share for each in several) == pytest.approx(1, abs=0.01)


def test_an_unknown_postcode_has_no_district() -> None:
    assert districts.districts_of("ZZ99 9ZZ") == districts.districts_of("") == ()


def test_outcodes_of_a_district_lead_back_to_it() -> None:
    rushmoor = next(code for code, name in districts.district_names().items() if name == "Rushmoor")
    assert "GU14" in districts.outcodes_in(rushmoor)
    assert len(rushmoor) <= 9


def test_every_outcode_with_a_district_has_a_middle_in_or_near_england_and_wales() -> None:
    points = districts.points()
    assert all(districts.districts_of(outcode) for outcode in points)
    assert all(49 < latitude < 56 and -7 < longitude < 2 for latitude, longitude in points.values())
