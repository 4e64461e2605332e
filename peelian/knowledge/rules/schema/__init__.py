"""Turns the content files' plain dicts into frozen dataclasses, or says exactly what is wrong and where."""

from peelian.knowledge.rules.schema.audiences import audience_from
from peelian.knowledge.rules.schema.controls import control_from
from peelian.knowledge.rules.schema.fields import ContentError, Fields
from peelian.knowledge.rules.schema.frameworks import framework_from
from peelian.knowledge.rules.schema.pasting import paste_text_from
from peelian.knowledge.rules.schema.planning import (
    plan_weights_from,
    questionnaire_from,
    scale_from,
    threat_rate_from,
)
from peelian.knowledge.rules.schema.ranking_cases import ranking_cases_from
from peelian.knowledge.rules.schema.reading import excused_from
from peelian.knowledge.rules.schema.referrals import referral_service_from
from peelian.knowledge.rules.schema.same_meaning import same_meaning_from
from peelian.knowledge.rules.schema.tables import (
    basics_from,
    indicator_from,
    offence_code_from,
    outside_name_from,
    phrase_group_from,
    rows_of,
    support_from,
    term_from,
)
from peelian.knowledge.rules.schema.threats import threat_from
from peelian.knowledge.rules.schema.weights import harm_weights_from, service_levels_from

__all__ = [
    "ContentError",
    "Fields",
    "audience_from",
    "basics_from",
    "control_from",
    "excused_from",
    "framework_from",
    "harm_weights_from",
    "indicator_from",
    "offence_code_from",
    "outside_name_from",
    "paste_text_from",
    "phrase_group_from",
    "plan_weights_from",
    "questionnaire_from",
    "ranking_cases_from",
    "referral_service_from",
    "rows_of",
    "same_meaning_from",
    "scale_from",
    "service_levels_from",
    "support_from",
    "term_from",
    "threat_from",
    "threat_rate_from",
]
