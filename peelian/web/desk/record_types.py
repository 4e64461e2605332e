from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from peelian.accounts.rules.roles import Duty
from peelian.records.queries import record_types
from peelian.web.kit.guards import StaffRequest, duty


@require_safe
@duty(Duty.SEE_RECORD_TYPES)
def types(request: StaffRequest) -> HttpResponse:
    """How each type of record is held: marking, law, whom it is about, how long, and who moved it."""
    listed = record_types()
    moved = [each for each in listed if each.move]
    return render(request, "desk/record_types/list.html", {"types": listed, "moved": moved})
