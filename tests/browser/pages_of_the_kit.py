"""Everything the kit can draw, with invented people in it, as files that a plain web server can serve."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace as Thing

from django import forms
from django.template import engines
from django.template.loader import render_to_string
from django.test import RequestFactory

from peelian.web.kit.forms import DayField

GALLERY = Path(__file__).parent / "gallery"
ERRORS = ("400", "403", "404", "500", "csrf")


class CallForm(forms.Form):
    ended = forms.ChoiceField(
        label="How did the call end?",
        choices=[("spoke", "She answered"), ("none", "No answer"), ("wrong", "Wrong number")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how the call ended"},
    )
    on = DayField(label="When did you ring?", help_text="For example, 27 3 2026")
    number = forms.CharField(
        label="Which number?",
        help_text="As you dialled it",
        widget=forms.TextInput(attrs={"class": "input--10", "autocomplete": "off", "inputmode": "tel"}),
    )
    advice = forms.MultipleChoiceField(
        label="What did you advise?",
        choices=[("pw", "A password for e-mail only"), ("2sv", "2-step verification")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    whose = forms.ChoiceField(label="Whose is it now?", choices=[("me", "Mine"), ("team", "The team’s")])
    note = forms.CharField(label="Note of the call", widget=forms.Textarea, max_length=2000)
    again = forms.BooleanField(label="Ring again in 7 days", help_text="It goes on your Today", required=False)
    letter = forms.FileField(label="A letter she gave you", help_text="PDF or picture, up to 10 MB", required=False)


class FilterForm(forms.Form):
    kind = forms.MultipleChoiceField(
        label="Offence",
        choices=[("hack", "Account taken over"), ("scam", "False invoice")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    q = forms.CharField(label="Words in the report", required=False)


class AnswerForm(forms.Form):
    password = forms.ChoiceField(
        label="Do you use a password for e-mail that you use nowhere else?",
        help_text="Nobody is told off for a no.",
        choices=[("yes", "Yes"), ("no", "Not yet"), ("unknown", "I don’t know")],
        widget=forms.RadioSelect,
    )
    more = forms.CharField(label="Anything else?", widget=forms.Textarea, max_length=500, required=False)


class SignInForm(forms.Form):
    email = forms.EmailField(label="E-mail address", widget=forms.EmailInput(attrs={"autocomplete": "username"}))
    password = forms.CharField(label="Password", widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}))


def scene() -> dict[str, object]:
    """Return what the gallery's pages show: Thursday 4 June 2026 in an invented region."""
    return {
        "slots": [
            {"time": "9am to 9:30am", "title": "Team briefing", "url": "#briefing", "note": "Room 2"},
            {"time": "Until 11am", "title": "Free", "note": "Time for two calls", "free": True},
            {"time": "11am to noon", "title": "Brightwater Dental", "url": "#dental", "note": "By video"},
            {"time": "Until 5:15pm", "title": "Free", "note": "Time for your desk", "free": True},
            {
                "time": "7pm to 8:30pm",
                "title": "Saltmarsh Traders",
                "url": "#traders",
                "note": "Exercise, on your own",
            },
        ],
        "tasks": [
            {
                "title": "Ring Rosalind Pickering",
                "url": "#1",
                "why": "Third report in 12 months, and she lives alone. Somebody is in her account now.",
                "by": "9:30am today",
                "meaning": "The time she asked for",
                "tags": [
                    {"kind": "stop", "words": "Do not e-mail"},
                    {"words": "Investigation: phone agreed"},
                ],
            },
            *(
                {"title": title, "url": f"#{title}", "why": why, "by": by, "meaning": meaning}
                for title, why, by, meaning in [
                    (
                        "Ring Harbour Lane Joinery about a false invoice",
                        "Their bank knows about the £14,280. Somebody may still be reading their e-mail.",
                        "By 3pm today",
                        "Before they pay again",
                    ),
                    (
                        "Claim three victims from Monday’s list",
                        "Nobody has them. None is vulnerable. All three lost a social media account.",
                        "Friday 5 June",
                        "1 working day left",
                    ),
                ]
            ),
        ],
        "rows": [("Answered", "19"), ("Changed something", "14"), ("If nobody else changed", "45%")],
        "tabs": [
            {"label": "Overview", "url": "#o", "current": True},
            {"label": "Reports", "url": "#r", "count": 3},
            {"label": "Retention", "url": "#k"},
        ],
        "queues": [
            {"label": "Mine", "url": "#m", "count": 4},
            {"label": "Unclaimed", "url": "#u", "count": 37, "current": True},
            {"label": "Team", "url": "#t", "count": 61},
            {"label": "Waiting", "url": "#w", "count": 0},
        ],
        "reach": [
            ("Telephone", "07700 900418, in the morning"),
            ("Post", "14 Weir Cottages, Castle Denby NM4 7QT"),
            ("Needs", "Hard of hearing. Large type."),
        ],
        "happened": [
            ("Offence", "NFIB52C Hacking, social media and e-mail"),
            ("Loss", "£1,150, of which £900 came back"),
            ("Vulnerability", "Repeat victim, lives alone, bereaved"),
        ],
        "events": [
            {
                "title": "Call, 14 minutes: she answered",
                "at": datetime(2026, 6, 4, 9, 32),
                "byline": "Nia Fairweather",
                "words": "She changed the password while we spoke and says 2-step verification is on.",
                "url": "#call",
                "link": "Read the note of this call",
            },
            {
                "title": "A third report was joined to this record",
                "at": datetime(2026, 6, 4, 6, 12),
                "byline": "system update from the weekly list",
                "words": "Name, date of birth and telephone agree.",
                "by_system": True,
            },
            {"title": "Report: e-mail account taken over", "at": date(2026, 5, 28), "byline": "Report Fraud"},
        ],
        "filters": FilterForm({"kind": ["hack"]}),
        "chosen": [{"name": "kind", "value": "hack", "label": "Account taken over"}],
        "victims": [
            {
                "name": "Rosalind Pickering",
                "why": "Third report in 12 months. Lives alone. Somebody is in her account now.",
                "by": date(2026, 6, 4),
                "left": 0,
                "status": "Do not e-mail",
                "kind": "stop",
            },
            {
                "name": "Harbour Lane Joinery",
                "why": "Lost £14,280. They pay suppliers at 4pm.",
                "by": date(2026, 6, 5),
                "left": 1,
                "status": "New",
                "kind": "",
            },
            {
                "name": "Imogen Thackeray",
                "why": "First report. A social media account.",
                "by": date(2026, 6, 9),
                "left": 3,
                "status": "One attempt",
                "kind": "plain",
            },
        ],
        "reasons": [
            "r.pickering@postbox.example was taken over on 28 May. Nobody has confirmed she has it back.",
            "What you send there could tell the thief what she is about to do.",
        ],
        "summary": [
            {"label": "New people", "value": "34"},
            {
                "label": "Known people",
                "value": "6",
                "change_url": "#known",
                "change_what": "which people are known",
            },
            {"label": "Name of the list", "value": ""},
        ],
    }


def pages() -> Iterator[tuple[str, str]]:
    """Yield the name and the markup of every page of the gallery; the caller has set the kit's settings."""
    request = RequestFactory().get("/desk/victims/7/", {"kind": "hack"})
    request.user = Thing(
        pk=3, name="Nia Fairweather", unit=Thing(name="Northmarsh Cyber Protect"), is_authenticated=True
    )
    shown = scene() | {
        "form.html": CallForm({"note": "She answered."}),
        "front.html": AnswerForm(),
        "sign_in.html": SignInForm({"email": "nia@northmarsh.example"}),
    }
    for path in sorted(GALLERY.glob("*.html")):
        template = engines["django"].from_string(path.read_text(encoding="utf-8"))
        yield path.stem, template.render(shown | {"form": shown.get(path.name)}, request)
    for name in ERRORS:
        yield f"error-{name}", render_to_string(f"kit/{name}.html", request=request)
    words = {"words": "Sergeant Okoro claimed her at 9:14am, while you were reading."}
    yield "refused", render_to_string("kit/refused.html", words, request)
