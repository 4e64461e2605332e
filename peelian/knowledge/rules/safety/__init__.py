"""Reads a narrative for words that suggest somebody is in danger. It prompts a person; it decides nothing."""

from peelian.knowledge.rules.safety.finding import Hit, Reader
from peelian.knowledge.rules.safety.kinds import DANGER_TO_LIFE, DangerKind
from peelian.knowledge.rules.safety.phrases import PhraseGroup

__all__ = ["DANGER_TO_LIFE", "DangerKind", "Hit", "PhraseGroup", "Reader"]
