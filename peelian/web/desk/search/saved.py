"""Searches that an officer keeps: under a name, opened again, and told of each morning if they like."""

import re
from dataclasses import replace

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from peelian.accounts.queries import covered_by
from peelian.accounts.rules.roles import Duty
from peelian.intake import actions
from peelian.intake.models import SavedSearch
from peelian.intake.rules.searching import Search, Tell, query_of, search_from
from peelian.kernel.words import shortened
from peelian.web.desk.search.forms import Chosen, SaveForm, SearchForm, chosen
from peelian.web.kit.guards import StaffRequest, duty

WORK = duty(Duty.WORK_VICTIMS)
NAME_HOLDS = 80


@require_safe
@WORK
def saved(request: StaffRequest) -> HttpResponse:
    """The searches that this officer keeps."""
    form = SearchForm(officer=request.user)
    kept = [(one, chosen(one.search, form)) for one in SavedSearch.objects.of([request.user.pk])]
    return render(request, "desk/search/saved.html", {"kept": kept})


@require_http_methods(["GET", "POST"])
@WORK
def new(request: StaffRequest) -> HttpResponse:
    """Keep the search in the address."""
    asked = search_from(dict(request.GET.lists())).without_news()
    tags = _tags(request, asked)
    form = SaveForm(request.POST or None, initial={"name": _offered(tags)})
    if form.is_valid():
        name, tell = form.cleaned_data["name"], Tell(form.cleaned_data["tell"])
        kept = actions.save_search(search=asked, name=name, tell=tell, by=request.user, at=timezone.now())
        messages.success(request, f"Saved: {kept.name}.")
        return redirect("search-saved")
    back = f"{reverse('search')}?{query_of(asked)}"
    return render(request, "desk/search/save.html", {"form": form, "tags": tags, "back": back})


@require_http_methods(["GET", "POST"])
@WORK
def change(request: StaffRequest, key: int) -> HttpResponse:
    """Give a saved search another name, or say whether it tells."""
    kept = get_object_or_404(SavedSearch.objects.of([request.user.pk]), pk=key)
    form = SaveForm(request.POST or None, initial={"name": kept.name, "tell": kept.tell})
    if form.is_valid():
        name, tell = form.cleaned_data["name"], Tell(form.cleaned_data["tell"])
        actions.change_saved_search(saved=kept, name=name, tell=tell, by=request.user, at=timezone.now())
        messages.success(request, f"Changed: {kept.name}.")
        return redirect("search-saved")
    context = {"form": form, "tags": _tags(request, kept.search), "kept": kept, "back": reverse("search-saved")}
    return render(request, "desk/search/save.html", context)


@require_http_methods(["GET", "POST"])
@WORK
def remove(request: StaffRequest, key: int) -> HttpResponse:
    """Ask whether a saved search is to be forgotten, and forget it."""
    kept = get_object_or_404(SavedSearch.objects.of([request.user.pk]), pk=key)
    if request.method == "POST":
        actions.remove_saved_search(saved=kept, by=request.user, at=timezone.now())
        messages.success(request, f"Removed: {kept.name}.")
        return redirect("search-saved")
    return render(request, "desk/search/remove.html", {"kept": kept, "tags": _tags(request, kept.search)})


@require_safe
@WORK
def open_new(request: StaffRequest, key: int) -> HttpResponse:
    """Lead to what is new in a saved search of this officer, or of somebody they stand in for."""
    kept = _covered_or_404(request, key)
    asked = replace(kept.search, over=kept.seen_until, until=kept.told_until)
    return redirect(f"{reverse('search')}?{query_of(asked)}&saved={kept.pk}")


@require_POST
@WORK
def seen(request: StaffRequest, key: int) -> HttpResponse:
    """Note that what was new has been looked at."""
    kept = _covered_or_404(request, key)
    actions.note_seen(saved=kept, by=request.user, at=timezone.now())
    messages.success(request, f"You are told again when something new is found: {kept.name}.")
    return redirect("today")


def _covered_or_404(request: StaffRequest, key: int) -> SavedSearch:
    officers = covered_by(request.user, timezone.localdate())
    return get_object_or_404(SavedSearch.objects.of(officers), pk=key)


def _offered(tags: list[Chosen]) -> str:
    """Return a name to begin with: what is asked, without quotation marks."""
    return shortened(re.sub("[“”]", "", ", ".join(tag.label for tag in tags)), NAME_HOLDS)


def _tags(request: StaffRequest, asked: Search) -> list[Chosen]:
    return chosen(asked, SearchForm(officer=request.user))
