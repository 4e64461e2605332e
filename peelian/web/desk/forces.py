"""Whom to ring at each force when a victim may be in danger, for administrators."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from peelian.accounts import actions, queries
from peelian.accounts.actions import Ringing
from peelian.accounts.models import Force
from peelian.accounts.rules.roles import Duty
from peelian.kernel.refused import Refused
from peelian.web.desk.staff_forms import ControlRoomForm
from peelian.web.kit.guards import StaffRequest, duty


@require_safe
@duty(Duty.MANAGE_STAFF)
def forces(request: StaffRequest) -> HttpResponse:
    """List the forces with whom to ring, those whose records a unit here sees first."""
    listed = queries.forces_with_rooms(timezone.localdate())
    return render(request, "desk/staff/forces.html", {"forces": listed, "marking": "OFFICIAL"})


@require_http_methods(["GET", "HEAD", "POST"])
@duty(Duty.MANAGE_STAFF)
def force(request: StaffRequest, code: str) -> HttpResponse:
    """Say whom to ring at a force, after ringing it to check."""
    found = get_object_or_404(Force.objects.select_related("control_room"), code=code.upper())
    room = getattr(found, "control_room", None)
    names = ("telephone", "out_of_hours", "note")
    form = ControlRoomForm(request.POST or None, initial={name: getattr(room, name, "") for name in names})
    if form.is_valid():
        try:
            actions.set_control_room(
                force=found, ringing=Ringing(**form.cleaned_data), by=request.user, at=timezone.now()
            )
            messages.success(request, f"Whom to ring at {found.name} is up to date.")
            return redirect("staff-forces")
        except Refused as refusal:
            form.add_error("telephone", refusal.words)
    given = {"form": form, "force": found, "room": room, "marking": "OFFICIAL"}
    return render(request, "desk/staff/force.html", given)
