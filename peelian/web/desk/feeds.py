"""Feeds: bring a file in, say which column is which, check it, load it, and take it back."""

import re
from pathlib import PurePath
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from peelian.accounts.rules.roles import Duty
from peelian.documents.gateways.tables import write_csv, write_xlsx
from peelian.intake import actions
from peelian.intake.models import Feed
from peelian.intake.queries import feeds as queries
from peelian.intake.rules.columns import missing_required
from peelian.intake.rules.stages import FeedStage
from peelian.kernel.refused import Refused
from peelian.web.desk import feeds_forms as forms
from peelian.web.kit.guards import StaffRequest, duty

LOAD = duty(Duty.LOAD_FEEDS)
A_PAGE = 25
MARKING = "OFFICIAL-SENSITIVE"
NOT_LOADED = (FeedStage.STAGED, FeedStage.CHECKED)
KINDS = {"": "Everything", "refused": "Refused", "duplicate": "Listed before", "flagged": "Saved with a flag"}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@LOAD
def feeds(request: StaffRequest) -> HttpResponse:
    """List the feeds of the officer's unit, newest first."""
    before = _number(request, "before")
    found = list(queries.feeds_of(request.user, before)[: A_PAGE + 1])
    older = f"?before={found[A_PAGE - 1].pk}" if len(found) > A_PAGE else ""
    return _page(request, "list", feeds=found[:A_PAGE], next_url=older, first_url="?" if before else "")


@require_http_methods(["GET", "HEAD", "POST"])
@LOAD
def bring(request: StaffRequest) -> HttpResponse:
    """Take a file; refused in words beside the question, or with the way to the first time it was brought in."""
    sent = request.method == "POST"
    form = forms.FileForm(request.POST if sent else None, request.FILES if sent else None)
    earlier = None
    if form.is_valid():
        file, officer = form.cleaned_data["file"], request.user
        try:
            made = actions.bring_feed(
                content=file.read(), name=file.name, unit=officer.unit, by=officer, at=timezone.now()
            )
            return redirect("feed-columns", made.pk)
        except actions.LoadedBefore as refusal:
            earlier = queries.feeds_of(officer).filter(pk=refusal.feed.pk).first()
            form.add_error("file", refusal.words)
        except Refused as refusal:
            form.add_error("file", refusal.words)
    return _page(request, "new", form=form, earlier=earlier)


@require_safe
@LOAD
def feed(request: StaffRequest, key: int) -> HttpResponse:
    """Show a feed where it stands; one that is not loaded yet opens at the step it is at."""
    found = _feed(request, key)
    if found.stage in NOT_LOADED:
        return redirect("feed-columns" if found.stage == FeedStage.STAGED else "feed-check", key)
    looks_again = bool(request.headers.get("HX-Request"))
    if found.stage == FeedStage.LOADING:
        return render(request, f"desk/feeds/{'_loading' if looks_again else 'loading'}.html", {"feed": found})
    if looks_again:
        return HttpResponseClientRefresh()
    if found.stage == FeedStage.LOADED:
        new = found.counts["saved"] - found.counts["known"]
        return _page(request, "loaded", feed=found, new=new, may_be_undone=queries.may_be_undone(found))
    return _page(request, "gone", feed=found)


@require_http_methods(["GET", "HEAD", "POST"])
@LOAD
def columns(request: StaffRequest, key: int) -> HttpResponse:
    """Ask which column is which, with the guess or what was confirmed before already chosen; then check the rows."""
    found = _feed(request, key)
    if found.stage not in NOT_LOADED:
        return redirect("feed", key)
    form = forms.ColumnsForm(
        request.POST if request.method == "POST" else None, header=found.header, mapping=found.mapping
    )
    if form.is_valid():
        try:
            actions.check_feed(feed=found, mapping=form.mapping, by=request.user, at=timezone.now())
            return redirect("feed-check", key)
        except Refused as refusal:
            form.add_error(None, refusal.words)
    actions.consult_feed(feed=found, page="columns", by=request.user, at=timezone.now())
    listed = form.columns(queries.column_samples(found))
    missing = missing_required(found.mapping)
    remembered = queries.layout_of(found.header)
    return _page(request, "columns", feed=found, form=form, columns=listed, missing=missing, remembered=remembered)


@require_safe
@LOAD
def check(request: StaffRequest, key: int) -> HttpResponse:
    """Show the counts, and the rows with something wrong in the user's own table; before loading and after."""
    found = _feed(request, key)
    if found.stage not in (FeedStage.CHECKED, FeedStage.LOADED):
        return redirect("feed", key)
    actions.consult_feed(feed=found, page="rows with something wrong", by=request.user, at=timezone.now())
    kind, after = _kind(request), _number(request, "after")
    rows = list(queries.rows_with_problems(found, kind).filter(number__gt=after)[: A_PAGE + 1])
    listed = queries.wrong_rows(rows[:A_PAGE], found)
    more = f"?kind={kind}&after={rows[A_PAGE - 1].number}" if len(rows) > A_PAGE else ""
    first = f"?kind={kind}" if after else ""
    tabs = _tabs(found, kind)
    return _page(request, "check", feed=found, rows=listed, kind=kind, tabs=tabs, next_url=more, first_url=first)


@require_safe
@LOAD
def corrections(request: StaffRequest, key: int) -> HttpResponse:
    """Give the rows with something wrong as a file in the user's own layout, to correct and bring in again."""
    found, kind = _feed(request, key), _kind(request)
    actions.consult_feed(feed=found, page="file of rows to correct", by=request.user, at=timezone.now())
    header, rows = queries.file_to_correct(found, kind)
    title = f"Rows to correct from {found.name}"
    if request.GET.get("format") == "xlsx":
        content, media, ending = write_xlsx(header, rows, title=title, marking=MARKING), XLSX, "xlsx"
    else:
        content, media, ending = write_csv(header, rows, title=title, marking=MARKING), "text/csv; charset=utf-8", "csv"
    name = f"{slugify(PurePath(found.name).stem) or 'feed'}-to-correct.{ending}"
    return HttpResponse(content, media, headers={"Content-Disposition": content_disposition_header(True, name)})


@require_POST
@LOAD
def load(request: StaffRequest, key: int) -> HttpResponse:
    """Confirm a checked feed; it is loaded in the background."""
    actions.begin_loading(feed=_feed(request, key), by=request.user, at=timezone.now())
    return redirect("feed", key)


@require_POST
@LOAD
def drop(request: StaffRequest, key: int) -> HttpResponse:
    """Drop a feed that was not loaded."""
    found = _feed(request, key)
    actions.drop_feed(feed=found, by=request.user, at=timezone.now())
    messages.success(request, f"“{found.name}” is dropped. Nothing of it was saved.")
    return redirect("feeds")


@require_http_methods(["GET", "HEAD", "POST"])
@LOAD
def undo(request: StaffRequest, key: int) -> HttpResponse:
    """Ask before a load is taken back; then take it back."""
    found = _feed(request, key)
    if request.method == "POST":
        actions.undo_load(feed=found, by=request.user, at=timezone.now())
        return redirect("feed", key)
    if not queries.may_be_undone(found):
        return redirect("feed", key)
    return _page(request, "undo", feed=found)


def _feed(request: StaffRequest, key: int) -> Feed:
    return get_object_or_404(Feed.objects.visible_to(request.user), pk=key)


def _tabs(found: Feed, kind: str) -> list[dict[str, Any]]:
    """Return a tab for each kind of row that the feed has any of, and one for all of them."""
    counts = {code: queries.rows_with_problems(found, code).count() for code in KINDS}
    return [
        {"url": f"?kind={code}", "label": label, "count": counts[code], "current": code == kind}
        for code, label in KINDS.items()
        if counts[code] or code == kind
    ]


def _kind(request: StaffRequest) -> str:
    asked = request.GET.get("kind", "")
    return asked if asked in KINDS else ""


def _number(request: StaffRequest, name: str) -> int:
    """Return a whole number out of the address; 0 when there is none."""
    asked = request.GET.get(name, "")
    return int(asked) if re.fullmatch(r"[0-9]{1,18}", asked) else 0


def _page(request: StaffRequest, name: str, **given: Any) -> HttpResponse:
    return render(request, f"desk/feeds/{name}.html", given)
