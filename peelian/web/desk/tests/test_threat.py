"""The page on which an officer says which threat it was."""

import pytest

from peelian.intake import actions
from peelian.intake.factories import report
from peelian.intake.models import Report
from peelian.knowledge import queries as knowledge

pytestmark = pytest.mark.django_db
JUDGED = {"threat": "sextortion", "why": "They threaten to send her pictures on."}


@pytest.fixture
def hers(northmarsh, asha, noon) -> Report:
    return actions.claim(report=report(unit=northmarsh, at=noon, NFIB_Code="NFIB3A"), by=asha, at=noon)


@pytest.fixture
def judge(hers, asha, sign_in):
    def judge(**said: str) -> str:
        return sign_in(asha).post(f"/desk/victims/{hers.pk}/threat/", JUDGED | said, follow=True).content.decode()

    return judge


def test_the_page_offers_every_threat_with_its_other_names(hers, asha, sign_in):
    page = sign_in(asha).get(f"/desk/victims/{hers.pk}/threat/").content.decode()
    assert all(f'value="{code}"' in page for code in knowledge.library().threats)
    assert "As the offence says (Goods or tickets" in page
    assert "Also called online blackmail, webcam blackmail" in page


def test_the_card_says_the_threat_and_who_judged_so(judge):
    page = judge()
    assert "(sextortion), as Asha Verma judged on" in page


def test_the_script_of_a_call_follows(hers, asha, judge, sign_in):
    judge()
    page = sign_in(asha).get(f"/desk/victims/{hers.pk}/call/").content.decode()
    assert knowledge.control("stop-contact-keep-evidence").title in page


def test_what_the_offence_says_can_be_chosen(judge, hers):
    judge()
    judge(threat="as-the-offence-says")
    hers.refresh_from_db()
    assert hers.threat == knowledge.threat_for("NFIB3A").code


def test_a_reason_is_asked_for(judge, hers):
    assert "Fill in “Why do you think so?”" in judge(why="")


def test_only_who_has_the_report_is_offered_the_change(hers, asha, ben, sign_in):
    link = f'href="/desk/victims/{hers.pk}/threat/"'
    assert link in sign_in(asha).get(f"/desk/victims/{hers.pk}/").content.decode()
    assert link not in sign_in(ben).get(f"/desk/victims/{hers.pk}/").content.decode()
