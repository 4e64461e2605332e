"""Post and files of a record: what came, what was dropped, and each message and file for itself."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from peelian.accounts.rules.roles import Duty
from peelian.documents.gateways.file_rules import file_rules
from peelian.documents.gateways.store import read
from peelian.documents.rules.kinds import MEGABYTE
from peelian.intake import actions
from peelian.intake.actions import Sorted
from peelian.intake.models import Attachment
from peelian.intake.queries.pictures import no_pictures
from peelian.intake.queries.post_on_record import post_of
from peelian.intake.queries.record import record as gather
from peelian.intake.rules.post import Cameras, ReplyKind, new_words
from peelian.kernel.words import plural
from peelian.web.desk.doors import attachment_or_404, reply_or_404, report_or_404
from peelian.web.desk.victims.post_forms import DropForm, WhyForm
from peelian.web.desk.victims.record import frame
from peelian.web.kit.guards import StaffRequest, duty

KIND_TAG = {ReplyKind.STOP: "stop", ReplyKind.COMPLAINT: "stop", ReplyKind.BOUNCE: "stop"}
SHUT_IN = "sandbox; default-src 'none'; img-src 'self'; frame-ancestors 'none'"


@require_http_methods(["GET", "POST"])
@duty(Duty.WORK_VICTIMS)
def post(request: StaffRequest, key: int) -> HttpResponse:
    """Everything that came and was kept; dropping more."""
    report = report_or_404(request, key, "post and files")
    form = DropForm(request.POST, request.FILES) if request.method == "POST" else DropForm()
    became = None
    if form.is_valid():
        evidence = form.cleaned_data["evidence"]
        became = actions.drop_files(
            report=report, files=form.dropped, evidence=evidence, by=request.user, at=timezone.now()
        )
        _say(request, became)
        if not became.refused:
            return redirect("victim-post", report.pk)
        form = DropForm()
    record = gather(report, request.user)
    replies, files = post_of(record)
    context = frame(request, record, "post") | {
        "form": form,
        "became": became,
        "replies": [(reply, KIND_TAG.get(ReplyKind(reply.kind), "")) for reply in replies],
        "files": [file_line(each) for each in files],
        "no_pictures": no_pictures(report, timezone.localdate()),
    }
    return render(request, "desk/victims/post.html", context)


@require_http_methods(["GET", "POST"])
@duty(Duty.WORK_VICTIMS)
def reply(request: StaffRequest, key: int, reply: int) -> HttpResponse:
    """One message in full; saying that it was read."""
    report, shown = reply_or_404(request, key, reply)
    if request.method == "POST":
        actions.mark_read(reply=shown, by=request.user, at=timezone.now())
        messages.success(request, "It is marked as read.")
        return redirect("victim-post", report.pk)
    own = new_words(shown.text)
    context = {
        "report": report,
        "reply": shown,
        "own_words": own or shown.text,
        "rest": shown.text if own and own != shown.text.strip() else "",
        "files": [file_line(each) for each in shown.attachments.standing().select_related("file")],
        "kind_tag": KIND_TAG.get(ReplyKind(shown.kind), ""),
    }
    return render(request, "desk/victims/reply.html", context)


@require_safe
@duty(Duty.WORK_VICTIMS)
def as_it_came(request: StaffRequest, key: int, reply: int) -> HttpResponse:
    """A message exactly as it came, to download."""
    _, shown = reply_or_404(request, key, reply)
    if shown.file is None:
        raise Http404
    kind = file_rules().kind(shown.file.kind)
    return _handed_out(read(shown.file.digest), name=f"message-{shown.pk}.{kind.extensions[0]}", media=kind.media)


@require_safe
@duty(Duty.WORK_VICTIMS)
def file(request: StaffRequest, key: int, attachment: int) -> HttpResponse:
    """One file: to download, or with ?show in a sandbox, where its kind can be shown safely."""
    kept = attachment_or_404(request, key, attachment)
    kind = file_rules().kind(kept.file.kind)
    shown = kind.shown and "show" in request.GET
    return _handed_out(read(kept.file.digest), name=kept.name, media=kind.media, inline=shown)


@require_http_methods(["GET", "POST"])
@duty(Duty.WORK_VICTIMS)
def remove(request: StaffRequest, key: int, attachment: int) -> HttpResponse:
    """Take a file off the record."""
    kept = attachment_or_404(request, key, attachment)
    form = WhyForm(request.POST or None)
    if form.is_valid():
        actions.remove_attachment(attachment=kept, why=form.cleaned_data["why"], by=request.user, at=timezone.now())
        messages.success(request, f"“{kept.name}” is off the record.")
        return redirect("victim-post", key)
    return render(request, "desk/victims/remove-file.html", {"form": form, "kept": kept, "report": kept.report})


def file_line(kept: Attachment) -> dict[str, Any]:
    """Return what a list says of one file."""
    kind = file_rules().kind(kept.file.kind)
    size = kept.file.size
    return {
        "kept": kept,
        "kind": kind.title,
        "size": f"{size / MEGABYTE:.1f} MB" if size >= MEGABYTE else f"{max(1, size // 1024)} KB",
        "shown": kind.shown,
        "scanned": "Scanned for viruses" if kept.file.scanned else "Not scanned",
        "cameras": "" if kept.cameras == Cameras.NONE else kept.cameras,
    }


def _handed_out(content: bytes, *, name: str, media: str, inline: bool = False) -> HttpResponse:
    """Return bytes so that no browser runs anything in them, guesses what they are, or keeps a copy."""
    answer = HttpResponse(content, content_type=media)
    answer.headers["Content-Disposition"] = "inline" if inline else content_disposition_header(True, name)
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = SHUT_IN
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer


def _say(request: StaffRequest, became: Sorted) -> None:
    kept = len(became.files) + len(became.messages)
    if kept:
        messages.success(request, f"{plural(kept, 'file')} kept.")
