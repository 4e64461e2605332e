"""Batches: standard advice to many victims when there are more than can be rung. Said everywhere to be what it is."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from peelian.accounts.models import Force
from peelian.accounts.rules.roles import Duty
from peelian.documents.gateways.letters import Letter, letters
from peelian.intake import actions
from peelian.intake.models import Batch, BatchEntry
from peelian.intake.queries.batches import choosable, entries_of, left_out_counts, lowest, sort_for_batch
from peelian.intake.rules.batching import MOST
from peelian.release.models import Message
from peelian.release.rules.channels import Channel
from peelian.release.rules.copy import blocks
from peelian.web.desk.victims.queue import keys_in
from peelian.web.kit.guards import StaffRequest, duty

CHANNELS = [(Channel.LETTER.value, "By letter, which you print and post"), (Channel.EMAIL.value, "By e-mail")]


class BatchForm(forms.Form):
    """By which way, and why nobody rings."""

    channel = forms.ChoiceField(label="How will it reach them?", choices=CHANNELS, widget=forms.RadioSelect)
    why = forms.CharField(
        label="Why are they written to and not rung?",
        help_text="It is kept with the batch. For example: 340 reports this week and three officers",
        max_length=200,
        widget=forms.TextInput,
    )


class LowestForm(forms.Form):
    """How many of those that press least, and of which force."""

    most = forms.IntegerField(
        label="How many at the most?", min_value=1, max_value=MOST, initial=100,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "input--4"}),
    )  # fmt: skip

    def __init__(self, *args: object, codes: tuple[str, ...], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        names = Force.objects.filter(code__in=codes).order_by("name").values_list("code", "name")
        self.fields["force"] = forms.ChoiceField(label="Force", choices=[("", "All"), *names], required=False)
        self.order_fields(["force", "most"])


@require_safe
@duty(Duty.ASSIGN)
def batches(request: StaffRequest) -> HttpResponse:
    """Every batch of the unit, and the beginning of another."""
    listed = Batch.objects.visible_to(request.user).select_related("officer")[:100]
    form = LowestForm(codes=request.user.forces)
    return render(request, "desk/batches/batches.html", {"batches": listed, "form": form})


@require_POST
@duty(Duty.ASSIGN)
def check(request: StaffRequest) -> HttpResponse:
    """Who would be written to and who not, before anything is sent; then begin."""
    sure = "send" in request.POST
    form = BatchForm(request.POST if sure else None, initial={"channel": request.POST.get("channel", "letter")})
    keys = keys_in(request.POST) or _lowest(request)
    if sure and form.is_valid():
        channel, why = Channel(form.cleaned_data["channel"]), form.cleaned_data["why"]
        batch = actions.begin_batch(reports=keys, channel=channel, why=why, by=request.user, at=timezone.now())
        return redirect("batch", batch.pk)
    found = choosable(request.user, keys[:MOST])
    actions.consult_list(page="batch, check", shown=len(found), by=request.user, at=timezone.now())
    ways = [(words, sort_for_batch(found, Channel(value))) for value, words in CHANNELS]
    counts = [(words, sum(not one.left_out for one in entries), left_out_counts(entries)) for words, entries in ways]
    context = {"form": form, "found": found, "ways": counts, "entries": ways[0][1]}
    return render(request, "desk/batches/check.html", context)


@require_safe
@duty(Duty.ASSIGN)
def batch(request: StaffRequest, key: int) -> HttpResponse:
    """One batch: how far it has come, who was written to, who was left out and why."""
    one, entries = _batch_or_404(request, key)
    context = {
        "batch": one,
        "gone": [entry for entry in entries if entry.message_id],
        "left": [entry for entry in entries if entry.left_out],
        "to_do": sum(entry.done_at is None for entry in entries),
        "all": len(entries),
    }
    return render(request, "desk/batches/batch.html", context)


@require_safe
@duty(Duty.ASSIGN)
def batch_letters(request: StaffRequest, key: int) -> HttpResponse:
    """The letters of a batch as one PDF to print, each beginning on a page of its own."""
    one, entries = _batch_or_404(request, key)
    made = letters([_letter(request, entry.message) for entry in entries if entry.message])
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="batch-{one.pk}-OFFICIAL-SENSITIVE.pdf"'
    return answer


@require_POST
@duty(Duty.ASSIGN)
def posted(request: StaffRequest, key: int) -> HttpResponse:
    """Say that the letters of a batch were posted."""
    one, _ = _batch_or_404(request, key)
    number = actions.post_batch(batch=one, by=request.user, at=timezone.now())
    messages.success(request, f"{number} letters are marked as posted.")
    return redirect("batch", one.pk)


def _lowest(request: StaffRequest) -> list[int]:
    """Return the keys of the reports that press least, as many as were asked for."""
    form = LowestForm(request.POST, codes=request.user.forces)
    if not form.is_valid():
        return []
    asked = form.cleaned_data
    return [report.pk for report in lowest(request.user, force=asked["force"], most=asked["most"])]


def _batch_or_404(request: StaffRequest, key: int) -> tuple[Batch, list[BatchEntry]]:
    """Return a batch of the officer's unit with its entries, and log that the list was read."""
    one = get_object_or_404(Batch.objects.visible_to(request.user).select_related("officer"), pk=key)
    entries = entries_of(one)
    actions.consult_list(page=str(one), shown=len(entries), by=request.user, at=timezone.now())
    return one, entries


def _letter(request: StaffRequest, message: Message) -> Letter:
    return Letter(
        recipient_name=message.recipient_name,
        recipient=message.recipient,
        unit=request.user.unit.name,
        day=timezone.localdate(message.made_at),
        title=message.title,
        blocks=tuple((block.kind, block.lines) for block in blocks(message.body)),
        marking=message.marking,
    )
