"""The one door to each thing a page opens. What an officer may not see is not there."""

from urllib.parse import quote

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from peelian.assessment.models import Assessment
from peelian.engagement.actions import consult_firm, consult_request
from peelian.engagement.models import Firm, Programme, Request, Step
from peelian.intake.actions import consult, consult_post
from peelian.intake.models import Attachment, Referral, Reply, Report
from peelian.intake.queries.alarms import unanswered_on
from peelian.intake.queries.series import SeriesPage, series_page
from peelian.release.models import Message
from peelian.web.kit.guards import GoFirst, StaffRequest

ALARM = "alarm"


def report_or_404(request: StaffRequest, key: int, page: str) -> Report:
    """Return a report the officer may see, and log that it was read; another unit's is not found."""
    seen = Report.objects.visible_to(request.user)
    report = get_object_or_404(seen.select_related("about", "contact", "owner", "force", "unit"), pk=key)
    if request.method == "GET":
        _alarms_first(request, report, page)
        consult(report=report, page=page, by=request.user, at=timezone.now())
    return report


def firm_or_404(request: StaffRequest, key: int, page: str) -> Firm:
    """Return a firm of the officer's unit, and log that it was read; another unit's is not found."""
    seen = Firm.objects.visible_to(request.user).select_related("about", "unit", "officer")
    firm = get_object_or_404(seen, pk=key)
    if request.method == "GET":
        consult_firm(firm=firm, page=page, by=request.user, at=timezone.now())
    return firm


def firm_request_or_404(request: StaffRequest, key: int) -> Request:
    """Return a request to the officer's unit, and log that it was read; one to another unit is not found."""
    seen = Request.objects.visible_to(request.user).select_related("firm__about")
    asked = get_object_or_404(seen, pk=key)
    if request.method == "GET":
        consult_request(request=asked, by=request.user, at=timezone.now())
    return asked


def step_or_404(request: StaffRequest, key: int) -> Step:
    """Return a step of a programme of a firm of the officer's unit, and log that it was read."""
    seen = Step.objects.filter(programme__in=Programme.objects.visible_to(request.user))
    step = get_object_or_404(seen.select_related("programme__firm__about"), pk=key)
    if request.method == "GET":
        consult_firm(firm=step.programme.firm, page=f"step {key}", by=request.user, at=timezone.now())
    return step


def assessment_or_404(request: StaffRequest, key: int, page: str) -> Assessment:
    """Return an assessment of a firm of the officer's unit, and log that it was read; another unit's is not found."""
    seen = Assessment.objects.visible_to(request.user).select_related("firm__about", "firm__unit", "firm__officer")
    assessment = get_object_or_404(seen, pk=key)
    if request.method == "GET":
        consult_firm(firm=assessment.firm, page=f"{page} of assessment {key}", by=request.user, at=timezone.now())
    return assessment


def referral_or_404(request: StaffRequest, key: int, page: str) -> Referral:
    """Return a referral of a report the officer may see, and log that it was read."""
    seen = Referral.objects.visible_to(request.user).select_related(
        "report__about", "report__contact", "report__force", "officer__unit"
    )
    referral = get_object_or_404(seen, pk=key)
    if request.method == "GET":
        _alarms_first(request, referral.report, page)
        consult(report=referral.report, page=f"{page} {referral.reference}", by=request.user, at=timezone.now())
    return referral


def message_or_404(request: StaffRequest, key: int) -> Message:
    """Return a message about a report the officer may see, and log that it was read."""
    message = get_object_or_404(Message.objects.select_related("permit"), pk=key)
    _, _, report = message.subject.partition("intake.Report:")
    report_or_404(request, int(report) if report.isdecimal() else 0, f"what was sent: {message.title}")
    return message


def _alarms_first(request: StaffRequest, report: Report, page: str) -> None:
    """Lead to the alarms that nobody has answered, before any page of a victim opens.

    A form that is sent is let through, so that nothing an officer wrote is lost; the page after it is this one.
    """
    if page != ALARM and unanswered_on(report, request.user):
        raise GoFirst(f"{reverse('victim-alarm', args=[report.pk])}?next={quote(request.get_full_path())}")


def reply_or_404(request: StaffRequest, key: int, reply: int) -> tuple[Report, Reply]:
    """Return a report the officer may see with a message on its victim's record, and log that it was read."""
    report = report_or_404(request, key, f"message {reply}")
    on_record = Reply.objects.filter(report__about__in=report.records)
    seen = on_record.filter(report__in=Report.objects.visible_to(request.user))
    return report, get_object_or_404(seen.select_related("answers", "file"), pk=reply)


def attachment_or_404(request: StaffRequest, key: int, attachment: int) -> Attachment:
    """Return a file on a record the officer may see, and log that it was read; one taken off is not there."""
    report = report_or_404(request, key, f"file {attachment}")
    on_record = Attachment.objects.standing().filter(report__about__in=report.records)
    seen = on_record.filter(report__in=Report.objects.visible_to(request.user))
    return get_object_or_404(seen.select_related("file", "report__about"), pk=attachment)


def homeless_or_404(request: StaffRequest, key: int) -> Reply:
    """Return a message to the officer's unit that matches nobody, and log that it was read."""
    waiting = get_object_or_404(Reply.objects.homeless(request.user.unit), pk=key)
    if request.method == "GET":
        consult_post(reply=waiting, by=request.user, at=timezone.now())
    return waiting


def series_or_404(request: StaffRequest, key: int) -> SeriesPage:
    """Return a series of which the officer may see a report; one of others alone is not found."""
    page = series_page(request.user, key)
    if page is None:
        raise Http404
    return page
