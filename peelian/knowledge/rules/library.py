"""The whole content library as one frozen thing."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from peelian.knowledge.rules.audiences import Audience
from peelian.knowledge.rules.controls import Control
from peelian.knowledge.rules.frameworks import Framework
from peelian.knowledge.rules.indicators import IndicatorDefinition
from peelian.knowledge.rules.offences import OffenceCode
from peelian.knowledge.rules.pasting import PasteText
from peelian.knowledge.rules.planning import PlanWeights, Scale, ThreatRate
from peelian.knowledge.rules.questionnaires import Questionnaire
from peelian.knowledge.rules.ranking_cases import RankingCases
from peelian.knowledge.rules.reading import Excused
from peelian.knowledge.rules.referrals import ReferralService
from peelian.knowledge.rules.safety import PhraseGroup
from peelian.knowledge.rules.same_meaning import SameMeaning
from peelian.knowledge.rules.sources import Authored
from peelian.knowledge.rules.threats import Threat
from peelian.knowledge.rules.weights import HarmWeights, ServiceLevels
from peelian.knowledge.rules.words import OutsideName, Term


@dataclass(frozen=True, kw_only=True)
class Basics(Authored):
    """The controls we speak of when an offence has no threat of its own here, the first thing first."""

    controls: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Support(Authored):
    """Whom a victim can talk to, a paragraph for each circumstance."""

    danger: str
    under_18: str
    vulnerable: str

    def paragraph(self, *, danger: bool, signs: Collection[str]) -> str:
        """Return the one paragraph that fits: danger to life before youth before any other sign; else ""."""
        if danger:
            return self.danger
        if "under_18" in signs:
            return self.under_18
        return self.vulnerable if signs else ""


@dataclass(frozen=True, kw_only=True)
class Library:
    """Everything read from the content folder, keyed by code where a code finds it."""

    controls: Mapping[str, Control]
    threats: Mapping[str, Threat]
    frameworks: Mapping[str, Framework]
    basics: Basics
    support: Support
    offence_codes: tuple[OffenceCode, ...]
    harm_weights: HarmWeights
    ranking_cases: RankingCases
    service_levels: ServiceLevels
    safety_phrases: tuple[PhraseGroup, ...]
    safety_words: tuple[PhraseGroup, ...]
    safety_spellings: tuple[PhraseGroup, ...]
    referral_services: tuple[ReferralService, ...]
    audiences: Mapping[str, Audience]
    excused: tuple[Excused, ...]
    glossary: tuple[Term, ...]
    outside_names: tuple[OutsideName, ...]
    indicators: tuple[IndicatorDefinition, ...]
    paste_texts: tuple[PasteText, ...]
    questionnaires: Mapping[str, Questionnaire]
    threat_rates: Mapping[str, ThreatRate]
    scales: Mapping[str, Scale]
    plan_weights: PlanWeights
    same_meaning: Mapping[str, SameMeaning]
