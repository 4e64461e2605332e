"""The page that asks one thing about a firm: every small form of its record is drawn by it."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render

from peelian.engagement.models import Firm
from peelian.web.kit.guards import StaffRequest


def ask(request: StaffRequest, firm: Firm, form: forms.Form, *, title: str, button: str, **more: Any) -> HttpResponse:
    """Draw one form about a firm. `more`: `lead`, a sentence under the title; `back`, the address of another way out.

    What is typed is kept on the machine until it is sent, under the address of the page.
    """
    context = {"firm": firm, "form": form, "title": title, "button": button, "keep": request.path.strip("/")}
    return render(request, "desk/firms/ask.html", context | more)
