from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from peelian.accounts.rules.roles import Duty
from peelian.documents.gateways.letters import Letter, letter
from peelian.intake.actions import post_letter
from peelian.kernel.refused import Refused
from peelian.release.actions import cancel
from peelian.release.models import Message
from peelian.release.queries import why_not
from peelian.release.rules.channels import WAYS, Channel, Delivery
from peelian.release.rules.copy import blocks
from peelian.release.rules.texts import size
from peelian.web.desk.doors import message_or_404
from peelian.web.kit.guards import StaffRequest, duty


@require_safe
@duty(Duty.WORK_VICTIMS)
def sent(request: StaffRequest, key: int) -> HttpResponse:
    """Exactly what was sent, and where it stands."""
    message = message_or_404(request, key)
    copy = {"message": message, "draft": message, "blocks": blocks(message.body), "ledger": message.ledger.all()}
    return render(request, "desk/sent/sent.html", copy | _stands(message))


@require_safe
@duty(Duty.WORK_VICTIMS)
def pdf(request: StaffRequest, key: int) -> HttpResponse:
    """A letter as a tagged PDF, made of the exact copy. Not made while something stands against posting it."""
    message = message_or_404(request, key)
    if against := _against(message):
        raise Refused(f"Do not post it; cancel it. {' '.join(against)}")
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
    post_letter(message=message, by=request.user, at=timezone.now())
    messages.success(request, "The letter is marked as posted.")
    return redirect("sent", message.pk)


@require_POST
@duty(Duty.WORK_VICTIMS)
def stop(request: StaffRequest, key: int) -> HttpResponse:
    """Stop a message that has not left."""
    message = message_or_404(request, key)
    cancel(message=message, why=request.POST.get("why", ""), by=request.user, at=timezone.now())
    messages.success(request, "It is cancelled, and will not go.")
    return redirect("sent", message.pk)


def _stands(message: Message) -> dict[str, object]:
    """Return where a message stands, and what may be done with it."""
    channel = Channel(message.channel)
    return {
        "report": message.subject.partition(":")[2],
        "way": WAYS[channel].name,
        "held": message.delivery == Delivery.HELD,
        "letter_waits": _is_waiting_letter(message),
        "against": _against(message),
        "stoppable": message.delivery in (Delivery.HELD, Delivery.WAITING),
        "size": size(message.body) if channel is Channel.TEXT else None,
        "leave_alone": urlencode({"channel": message.channel, "recipient": message.recipient}),
    }


def _is_waiting_letter(message: Message) -> bool:
    return message.channel == Channel.LETTER and message.delivery == Delivery.WAITING


def _against(message: Message) -> list[str]:
    """Return what has come to stand against a letter that waits to be posted."""
    return why_not(message.draft) if _is_waiting_letter(message) else []
