"""The pages about firms in the table of all pages, and the things of Asha's unit that they are asked about."""

from datetime import datetime
from typing import Any

from peelian.accounts.models import Officer
from peelian.accounts.rules.roles import Duty
from peelian.adoption.models import Action
from peelian.adoption.rules.findings import State
from peelian.assessment.actions import Chosen, agree, give_part
from peelian.assessment.factories import answer, assessment
from peelian.assessment.models import Part
from peelian.engagement.actions import Asked, Tied, Triaged, begin_programme, note_request, tie_firm
from peelian.engagement.models import Firm
from peelian.engagement.rules.requests import Wanted
from peelian.parties.actions import Enrolled, Used, enrol, note_asset
from peelian.parties.factories import authorisation
from peelian.parties.rules.firms import AssetKind, Scheme, TieKind
from peelian.parties.rules.kinds import Evidence

READ, FORM, PRESS = {"GET"}, {"GET", "POST"}, {"POST"}
FIRMS = Duty.HELP_FIRMS

PAGES: dict[str, tuple[set[str], Duty | None, str]] = {
    "firms": (READ, FIRMS, ""),
    "firm": (READ, FIRMS, "firm"),
    "firms-csv": (READ, FIRMS, ""),
    "firms-import": (FORM, FIRMS, ""),
    "firms-import-template": (READ, FIRMS, ""),
    "firm-new": (FORM, FIRMS, ""),
    "firm-take": (PRESS, FIRMS, ""),
    "firm-requests": (READ, FIRMS, ""),
    "firm-request-new": (FORM, FIRMS, ""),
    "firm-request": (FORM, FIRMS, "request"),
    "firm-request-of": (PRESS, FIRMS, "request"),
    "firm-describe": (FORM, FIRMS, "firm"),
    "firm-use": (FORM, FIRMS, "firm"),
    "firm-use-gone": (PRESS, FIRMS, "asset"),
    "firm-scheme": (FORM, FIRMS, "firm"),
    "firm-scheme-end": (FORM, FIRMS, "enrolment"),
    "firm-person": (FORM, FIRMS, "firm"),
    "firm-reach": (FORM, FIRMS, "firm"),
    "firm-tie": (FORM, FIRMS, "firm"),
    "firm-untie": (PRESS, FIRMS, "tie"),
    "firm-care": (FORM, FIRMS, "firm"),
    "firm-close": (FORM, FIRMS, "firm"),
    "firm-reopen": (PRESS, FIRMS, "firm"),
    "firm-why": (READ, Duty.DECIDE_WHO_IS_WHO, "firm"),
    "firm-join": (FORM, Duty.DECIDE_WHO_IS_WHO, "firm"),
    "firm-part": (FORM, Duty.DECIDE_WHO_IS_WHO, "firm"),
    "firm-programme": (READ, FIRMS, "firm"),
    "firm-programme-begin": (FORM, FIRMS, "firm"),
    "firm-programme-end": (FORM, FIRMS, "firm"),
    "firm-programme-calendar": (READ, FIRMS, "firm"),
    "firm-step": (FORM, FIRMS, "firm step"),
    "firm-step-new": (FORM, FIRMS, "firm"),
    "firm-assessments": (FORM, FIRMS, "firm"),
    "firm-export": (FORM, FIRMS, "firm"),
    "firms-import-file": (FORM, FIRMS, ""),
    "firm-history": (READ, FIRMS, "firm"),
    "assessment-carry": (FORM, FIRMS, "assessment"),
    "firm-framework": (READ, FIRMS, "assessment"),
    "firm-history-csv": (READ, FIRMS, "firm"),
    "firm-checks": (READ, FIRMS, "firm"),
    "firm-look": (PRESS, FIRMS, "firm"),
    "firm-authorisations": (READ, FIRMS, "firm"),
    "firm-authorisation-new": (FORM, FIRMS, "firm"),
    "firm-authorisation": (READ, FIRMS, "authorisation"),
    "firm-authorisation-withdraw": (FORM, FIRMS, "authorisation"),
    "demo-names": (FORM, FIRMS, ""),
    "assessment": (READ, FIRMS, "assessment"),
    "assessment-questions": (FORM, FIRMS, "assessment"),
    "assessment-answers": (PRESS, FIRMS, "assessment"),
    "assessment-link": (FORM, FIRMS, "assessment"),
    "assessment-link-close": (PRESS, FIRMS, "part"),
    "assessment-finish": (PRESS, FIRMS, "assessment"),
    "assessment-plan": (FORM, FIRMS, "assessment"),
    "assessment-step": (PRESS, FIRMS, "action"),
    "assessment-papers": (READ, FIRMS, "assessment"),
    "assessment-words": (FORM, FIRMS, "assessment"),
    "assessment-logo": (FORM, FIRMS, "assessment"),
    "assessment-register": (FORM, FIRMS, "assessment"),
    "assessment-paper": (READ, FIRMS, "paper"),
}
OF_A_UNIT = {
    "authorisation",
    "firm",
    "assessment",
    "paper",
    "part",
    "action",
    "request",
    "asset",
    "enrolment",
    "tie",
    "firm step",
}


def keys(asha: Officer, noon: datetime) -> dict[str, dict[str, Any]]:
    """A firm of her unit with an assessment, a link and an agreed plan."""
    one = assessment(by=asha, at=noon)
    answer(one, {"backups": State.NO}, by=asha, at=noon)
    give_part(assessment=one, who="Dawn", controls=[], by=asha, at=noon)
    agree(assessment=one, chosen=[Chosen("backups", "Dawn", None)], by=asha, at=noon)
    return {
        "firm": {"key": one.firm_id},
        "assessment": {"key": one.pk},
        "authorisation": {"key": one.firm_id, "authorisation": authorisation(one.firm.about, by=asha, at=noon).pk},
        **_facts(one.firm, asha, noon),
        "paper": {"key": one.pk, "name": "plan.ics"},
        "part": {"key": one.pk, "part": Part.objects.get().pk},
        "action": {"key": one.pk, "action": Action.objects.get().pk},
    }


def _facts(firm: Firm, asha: Officer, noon: datetime) -> dict[str, dict[str, Any]]:
    """What is known of the firm, one of each, a request of it and a programme that runs."""
    today = noon.date()
    used = Used(kind=AssetKind.COMPUTER, name="the laptop in the office")
    held = Enrolled(scheme=Scheme.CISP, since=today, evidence=Evidence.SAID)
    looks_after = Tied(kind=TieKind.LOOKS_AFTER, name="Bramble IT", turned=True)
    asked = Asked(organisation="Marlpit Joinery", asked_by="Dawn", contact="01632 960455", wanted=Wanted.TALK)
    begun = begin_programme(firm=firm, code="six-months", champion="Dawn", starts_on=today, by=asha, at=noon)
    by = {"by": asha, "at": noon}
    return {
        "asset": {"key": firm.pk, "asset": note_asset(about=firm.about, used=used, **by).pk},
        "enrolment": {"key": firm.pk, "enrolment": enrol(about=firm.about, enrolled=held, **by).pk},
        "tie": {"key": firm.pk, "tie": tie_firm(firm=firm, tied=looks_after, **by).pk},
        "request": {"key": note_request(asked=asked, triaged=Triaged(), firm=firm, **by).pk},
        "firm step": {"key": begun.steps.values_list("pk", flat=True)[0]},
    }
