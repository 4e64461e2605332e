from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from peelian.accounts.rules.roles import Duty
from peelian.documents.gateways.letters import Letter, letter
from peelian.release.actions import mark_posted
from peelian.release.rules.channels import Channel, Delivery
from peelian.release.rules.copy import blocks
from peelian.web.desk.doors import message_or_404
from peelian.web.kit.guards import StaffRequest, duty


@require_safe
@duty(Duty.WORK_VICTIMS)
def sent(request: StaffRequest, key: int) -> HttpResponse:
    """Exactly what was sent, and where it stands."""
    message = message_or_404(request, key)
    letter_waits = message.channel == Channel.LETTER and message.delivery == Delivery.WAITING
    return render(
        request,
        "desk/sent/sent.html",
        {
            "message": message,
            "draft": message,
            "blocks": blocks(message.body),
            "ledger": message.ledger.all(),
            "report": message.subject.partition(":")[2],
            "letter_waits": letter_waits,
        },
    )


@require_safe
@duty(Duty.WORK_VICTIMS)
def pdf(request: StaffRequest, key: int) -> HttpResponse:
    """A letter as a tagged PDF, made of the exact copy."""
    message = message_or_404(request, key)
    made = letter(
        Letter(
            recipient_name=message.recipient_name,
            recipient=message.recipient,
            unit=request.user.unit.name,
            day=timezone.localdate(message.made_at),
            title=message.title,
            blocks=tuple((block.kind, block.lines) for block in blocks(message.body)),
            marking=message.marking,
        )
    )
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="letter-{message.pk}-{message.marking}.pdf"'
    return answer


@require_POST
@duty(Duty.WORK_VICTIMS)
def posted(request: StaffRequest, key: int) -> HttpResponse:
    """Say that a letter was posted."""
    message = message_or_404(request, key)
    mark_posted(message=message, by=request.user, at=timezone.now())
    messages.success(request, "The letter is marked as posted.")
    return redirect("sent", message.pk)
