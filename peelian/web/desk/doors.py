"""The one door to each thing a page opens. What an officer may not see is not there."""

from django.shortcuts import get_object_or_404
from django.utils import timezone

from peelian.intake.actions import consult
from peelian.intake.models import Report
from peelian.release.models import Message
from peelian.web.kit.guards import StaffRequest


def report_or_404(request: StaffRequest, key: int, page: str) -> Report:
    """Return a report the officer may see, and log that it was read; another unit's is not found."""
    seen = Report.objects.visible_to(request.user)
    report = get_object_or_404(seen.select_related("about", "contact", "owner", "force", "unit"), pk=key)
    if request.method == "GET":
        consult(report=report, page=page, by=request.user, at=timezone.now())
    return report


def message_or_404(request: StaffRequest, key: int) -> Message:
    """Return a message about a report the officer may see, and log that it was read."""
    message = get_object_or_404(Message.objects.select_related("permit"), pk=key)
    _, _, report = message.subject.partition("intake.Report:")
    report_or_404(request, int(report) if report.isdecimal() else 0, f"what was sent: {message.title}")
    return message
