"""Answers from the content library. Read once a process; content changes come with a new release."""

from collections.abc import Collection
from datetime import date
from functools import cache, lru_cache

from peelian.knowledge.gateways import content
from peelian.knowledge.gateways.hyphens import syllables
from peelian.knowledge.models import SavedWeights
from peelian.knowledge.rules import offences, words
from peelian.knowledge.rules.controls import Advice, Control
from peelian.knowledge.rules.coverage import Gap, gaps
from peelian.knowledge.rules.indicators import IndicatorDefinition, definition_on
from peelian.knowledge.rules.kept_weights import from_kept
from peelian.knowledge.rules.library import Library
from peelian.knowledge.rules.offences import OffenceCode
from peelian.knowledge.rules.questionnaires import Questionnaire
from peelian.knowledge.rules.referrals import ReferralService
from peelian.knowledge.rules.safety import Hit, Reader
from peelian.knowledge.rules.same_meaning import means_the_same
from peelian.knowledge.rules.threats import Threat
from peelian.knowledge.rules.weights import HarmWeights


@cache
def library() -> Library:
    """Return the library that ships with this release."""
    return content.read()


def control(code: str) -> Control:
    """Return the control with this code; KeyError when there is none."""
    return library().controls[code]


def threat(code: str) -> Threat:
    """Return the threat with this code; KeyError when there is none."""
    return library().threats[code]


def offence(code_text: str, *, on: date) -> OffenceCode | None:
    """Return the offence code that a feed's text names on the day; None when it is unmapped."""
    return offences.find(library().offence_codes, code_text, on=on)


def offence_by_code(code: str) -> OffenceCode | None:
    """Return the row with exactly this code, whatever the day; None for an unmapped one."""
    return next((row for row in library().offence_codes if row.code == code), None)


def threat_for(offence_code: str) -> Threat | None:
    """Return the threat that an offence ("NFIB52C") leads to; None when it has none or is unmapped."""
    row = offence_by_code(offence_code)
    return library().threats.get(row.threat) if row and row.threat else None


def threat_of(threat_code: str, offence_code: str) -> Threat | None:
    """Return the threat a report is about: the one written on it, else the one its offence leads to, if any."""
    return library().threats.get(threat_code) or threat_for(offence_code)


def controls_of(threat_code: str, offence_code: str) -> tuple[Control, ...]:
    """Return the controls to speak of, the one thing to do first; the basics when no threat is known."""
    found = threat_of(threat_code, offence_code)
    codes = found.controls if found else library().basics.controls
    return tuple(library().controls[code] for code in codes)


def controls_for(offence_code: str) -> tuple[Control, ...]:
    """Return the controls that an offence leads to, as `controls_of` orders them."""
    return controls_of("", offence_code)


def advice_for(offence_code: str, *, audience: str) -> tuple[Advice, ...]:
    """Return the paragraphs for this audience, in the order of the controls; unwritten ones are left out."""
    written = (one.advice_for(audience) for one in controls_for(offence_code))
    return tuple(advice for advice in written if advice is not None)


def support_for(*, danger: bool, signs: Collection[str]) -> str:
    """Return the paragraph that says whom this victim can talk to; "" when nothing calls for one."""
    return " ".join(library().support.paragraph(danger=danger, signs=signs).split())


def referral_service(code: str) -> ReferralService:
    """Return the service we refer to under this code; KeyError when there is none."""
    found = next((one for one in library().referral_services if one.code == code), None)
    if found is None:
        raise KeyError(code)
    return found


def harm_weights() -> HarmWeights:
    """Return the weights in force: those saved last, else the library's own."""
    saved = SavedWeights.objects.first()
    return from_kept(saved.weights, name=str(saved)) if saved else library().harm_weights


def weights_of(version: int) -> HarmWeights | None:
    """Return the weights that were saved as a version, or None when there are none."""
    saved = SavedWeights.objects.filter(version=version).first()
    return from_kept(saved.weights, name=str(saved)) if saved else None


def weights_history() -> list[SavedWeights]:
    """Return the weights that were saved, the newest first."""
    return list(SavedWeights.objects.all())


def dangers_in(text: str) -> list[Hit]:
    """Return what a narrative or a note says of danger, with the words that say so; see rules.safety."""
    return safety_reader().find(text)


@cache
def safety_reader() -> Reader:
    """Return the reader of this release's safety phrases; making it takes a third of a second."""
    shipped = library()
    return Reader(shipped.safety_phrases, shipped.safety_words, shipped.safety_spellings)


def questionnaires() -> list[Questionnaire]:
    """Return the questionnaires, the shortest first."""
    return sorted(library().questionnaires.values(), key=lambda one: one.minutes)


def questionnaire(code: str) -> Questionnaire:
    """Return the questionnaire with this code; KeyError when there is none."""
    return library().questionnaires[code]


def still_answers(code: str, *, given: int) -> bool:
    """Return whether an answer to a version of a control's question still answers the one in use."""
    return means_the_same(library().same_meaning.get(code), given=given, now=control(code).version)


def outside_name(code: str, *, on: date) -> str:
    """Return what something outside is called on the day ("report-fraud"); KeyError when it has no name."""
    name = words.name_on(library().outside_names, code, on=on)
    if name is None:
        raise KeyError(code)
    return name


def indicator(code: str, *, on: date) -> IndicatorDefinition:
    """Return the definition of a figure that holds on the day; KeyError when none does."""
    definition = definition_on(library().indicators, code, on=on)
    if definition is None:
        raise KeyError(code)
    return definition


@lru_cache(maxsize=2)
def library_gaps(*, on: date) -> tuple[Gap, ...]:
    """Return what the library lacks on the day, for the coverage page. Worked out once a day and process."""
    return tuple(gaps(library(), on=on, syllables=syllables))
