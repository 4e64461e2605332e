from peelian.adoption.models.actions import Action
from peelian.adoption.models.asks import Ask, AskItem
from peelian.adoption.models.findings import Finding

__all__ = ["Action", "Ask", "AskItem", "Finding"]
