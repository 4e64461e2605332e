"""Series from narratives: as lists are loaded, taken back and redacted, and given to somebody who investigates."""

from datetime import timedelta

import pytest

from peelian.intake import actions
from peelian.intake.actions.series import find_series, hand_over_series
from peelian.intake.factories import load
from peelian.intake.models import Report
from peelian.intake.queries.series import by_week, series_lines, series_page, series_words, shown, warning_draft
from peelian.intake.rules.redaction import Why, places_of
from peelian.kernel.actor import System
from peelian.kernel.refused import Refused
from peelian.linkage.models import Indicator, Series, SeriesMembership, Sighting
from peelian.linkage.rules.series.kinds import Sign
from peelian.records.models import LogEntry

pytestmark = pytest.mark.django_db
BY = System("test")
CALL = "A caller rang from {} and had me pay at hxxps://evil-parcels[.]example/pay."
WRITTEN = ("07700 900456", "+44 7700 900456", "07700-900-456")


def rows(narratives, force="Hampshire", first=1):
    return [
        {
            "Crime Reference": f"NFRC2600{first + at:04}",
            "Surname": ("Abbott", "Beale", "Coyle", "Dunn", "Eames", "Frost")[(first + at) % 6],
            "Forename": ("Ann", "Bo", "Cy", "Dot", "Ed", "Flo")[(first + at) % 6],
            "Date of Birth": f"{first + at:02}/01/19{50 + first + at}",
            "Telephone": f"01632 96{first + at:04}",
            "Email": f"p{first + at}@postbox.example",
            "Force": force,
            "Narrative": narrative,
        }
        for at, narrative in enumerate(narratives)
    ]


@pytest.fixture
def week(northmarsh, noon):
    """Three reports of one unit that name one number, each in another way of writing."""
    return load(rows([CALL.format(number) for number in WRITTEN]), unit=northmarsh, at=noon)


def test_a_load_joins_its_reports_and_those_of_weeks_before(week, northmarsh, noon):
    later = rows(["She gave the number 0044 7700 900456."], first=4)
    load(later, unit=northmarsh, at=noon + timedelta(days=7), name="next.csv")
    assert SeriesMembership.objects.filter(series=Series.objects.get()).count() == 4


def test_a_load_that_is_undone_takes_its_sightings_and_its_series_back(week, noon):
    actions.undo_load(feed=week, by=BY, at=noon)
    assert not Indicator.objects.exists()
    assert not Series.objects.exists()


def test_the_victims_own_number_and_addresses_never_count(northmarsh, noon):
    own = rows([f"Please ring me on 01632 96{at:04} or write to p{at}@postbox.example." for at in (1, 2, 3)])
    load(own, unit=northmarsh, at=noon)
    assert not Indicator.objects.exists()


def test_their_number_of_another_report_is_their_own_too(northmarsh, noon):
    [first] = rows(["Nothing to add."])
    again = first | {"Crime Reference": "NFRC26009999", "Telephone": "", "Narrative": "Ring me on 01632 960001."}
    load([first, again], unit=northmarsh, at=noon)
    assert not Indicator.objects.exists()


def test_what_is_taken_out_of_a_narrative_is_no_sign_any_more(week, asha, noon):
    report = Report.objects.order_by("pk")[0]
    cuts = places_of(report.narrative, "07700 900456", Why.OTHER_PERSON)
    cuts += places_of(report.narrative, "hxxps://evil-parcels[.]example/pay", Why.OTHER_PERSON)
    actions.redact(report=report, cuts=cuts, by=asha, at=noon)
    assert not Sighting.objects.filter(record=report.about).exists()
    assert series_words(report, asha) is None
    actions.undo_redaction(redaction=report.redactions.all()[0], by=asha, at=noon)
    assert series_words(report, asha) is not None


def test_words_taken_out_of_a_message_are_not_kept_by_another_that_was_worded_like_it(northmarsh, asha, noon):
    said = "The message said “Dear {} please pay the fee today or your parcel goes straight back to its sender”."
    load(rows([said.format("Cousin Wilhelmina"), said.format("Cousin")]), unit=northmarsh, at=noon)
    assert "wilhelmina" in Indicator.objects.get(kind=Sign.WORDING).value
    report = Report.objects.order_by("pk")[0]
    cuts = places_of(report.narrative, "Wilhelmina", Why.OTHER_PERSON)
    actions.redact(report=report, cuts=cuts, by=asha, at=noon)
    assert not Indicator.objects.filter(value__contains="wilhelmina").exists()
    assert Sighting.objects.filter(indicator__kind=Sign.WORDING).count() == 2


def test_earlier_reports_are_read_lot_by_lot_and_come_to_the_same(week, noon):
    before = sorted(SeriesMembership.objects.values_list("record"))
    Series.objects.all().update(merged_into=None)
    SeriesMembership.objects.all().delete()
    Series.objects.all().delete()
    Indicator.objects.all().delete()
    after, count = 0, 1
    while count:
        after, count = find_series(after=after, size=2, by=BY, at=noon)
    assert sorted(SeriesMembership.objects.values_list("record")) == before
    assert find_series(after=after, size=2, by=BY, at=noon) == (after, 0)


def test_another_units_reports_are_counted_and_not_named(week, surrey, asha, charlie, noon):
    load(rows([CALL.format(WRITTEN[0])], force="Surrey", first=4), unit=surrey, at=noon, name="surrey.csv")
    key = Series.objects.get().pk
    page = series_page(asha, key)
    assert (len(page.reports), page.elsewhere) == (3, 1)
    assert (len(series_page(charlie, key).reports), series_page(charlie, key).elsewhere) == (1, 3)
    [line], more = series_lines(charlie, page=1, size=10)
    assert (line.reports, line.seen, line.forces, more) == (4, 1, ["Surrey"], False)


def test_a_series_of_other_units_alone_is_not_there(week, charlie):
    assert series_page(charlie, Series.objects.get().pk) is None
    assert series_lines(charlie, page=1, size=10) == ([], False)


def test_signs_are_shown_so_that_no_program_opens_them(week):
    assert {shown(one) for one in Indicator.objects.all()} == {"07700 900456", "evil-parcels[.]example"}


def test_a_hand_over_keeps_what_was_given_and_logs_each_report(week, asha, noon):
    page = series_page(asha, Series.objects.get().pk)
    kept = hand_over_series(page=page, to="DS Ray, Pursue", why="To investigate.", by=asha, at=noon)
    assert "evil-parcels.example" in kept.given
    assert "+447700900456" in kept.given
    assert "NFRC26000001" in kept.given
    assert "Abbott" not in kept.given
    logged = LogEntry.objects.filter(operation="disclosure", recipient="DS Ray, Pursue")
    assert sorted(logged.values_list("subject", flat=True)) == sorted(line.report.label for line in page.reports)


def test_a_hand_over_to_nobody_is_refused_and_logs_nothing(week, asha, noon):
    page = series_page(asha, Series.objects.get().pk)
    with pytest.raises(Refused):
        hand_over_series(page=page, to=" ", why="To investigate.", by=asha, at=noon)
    assert not LogEntry.objects.filter(operation="disclosure").exists()


def test_a_first_draft_of_a_warning_names_the_firms_the_signs_and_one_thing_to_do(northmarsh, asha, noon):
    firm = {"Victim Type": "Organisation", "NFIB Code": "NFIB5D", "Postcode": "SO14 7QT"}
    load([row | firm | {"Organisation Name": f"{row['Surname']} Joinery Ltd"} for row in rows(
        [CALL.format(number) for number in WRITTEN])], unit=northmarsh, at=noon)  # fmt: skip
    title, body, control = warning_draft(series_page(asha, Series.objects.get().pk))
    assert "Southampton" in title
    assert "evil-parcels[.]example" in body
    assert "evil-parcels.example" not in body
    assert "Abbott" not in body
    assert control


def test_weeks_are_counted_without_a_gap(week, northmarsh, asha, noon):
    later = [row | {"Date Reported": "03/06/2026"} for row in rows([CALL.format(WRITTEN[0])], first=4)]
    earlier = [row | {"Date Reported": "12/05/2026"} for row in rows([CALL.format(WRITTEN[0])], first=5)]
    load([*later, *earlier], unit=northmarsh, at=noon, name="more.csv")
    weeks = by_week(series_page(asha, Series.objects.get().pk))
    assert [count for _, count in weeks] == [1, 0, 0, 4]


def test_a_week_of_nine_hundred_costs_few_queries(northmarsh, asha, noon, django_assert_max_num_queries):
    load(rows(["Nothing to add."] * 5), unit=northmarsh, at=noon)
    reports = list(Report.objects.select_related("about"))
    with django_assert_max_num_queries(30):
        actions.series.read_for_series(reports=reports * 100, by=BY, at=noon)


def test_an_undone_load_leaves_none_of_its_words_in_another_message(northmarsh, noon):
    said = "The message said “Dear {} please pay the fee today or your parcel goes straight back to its sender”."
    first = load(rows([said.format("Cousin Wilhelmina")]), unit=northmarsh, at=noon)
    load(rows([said.format("Cousin")], first=2), unit=northmarsh, at=noon, name="next.csv")
    actions.undo_load(feed=first, by=BY, at=noon)
    assert not Indicator.objects.filter(value__contains="wilhelmina").exists()
    assert Sighting.objects.filter(indicator__kind=Sign.WORDING).count() == 1
