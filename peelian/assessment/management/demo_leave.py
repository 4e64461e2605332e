"""What the owner of the demo's firm lets us look at: the name that the demo's own name server answers for."""

from datetime import datetime

from django.utils import timezone

from peelian.engagement.models import Firm
from peelian.kernel.actor import Actor
from peelian.parties.actions import authorise
from peelian.parties.gateways.leave_words import leave_words
from peelian.parties.models import Authorisation
from peelian.parties.rules.authorisations import Leave, ShownHost, a_year_after
from peelian.parties.rules.firms import Access, DataBasis, Given

DOMAIN = "marlpit-joinery.example"


def give_demo_leave(*, firm: Firm, given_by: str, by: Actor, at: datetime) -> Authorisation:
    """Write down the owner's leave to ask public records about her name, for a year from today."""
    today = timezone.localdate(at)
    leave = Leave(
        given_by=given_by,
        role="owner",
        authority="The name is registered to me, and I pay for it.",
        hosts=[ShownHost(host=DOMAIN, shown_by="showed us her page at the registrar", shown_on=today)],
        access=[Access.DNS],
        given=Given.IN_PERSON,
        evidence="Note of the visit, signed by her, folder F-112",
        valid_from=today,
        valid_until=a_year_after(today),
        words_version=leave_words().version,
        basis=DataBasis.PUBLIC_TASK,
    )
    return authorise(about=firm.about, leave=leave, by=by, at=at)
