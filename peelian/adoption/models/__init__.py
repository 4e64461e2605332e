from peelian.adoption.models.actions import Action
from peelian.adoption.models.asks import Ask, AskItem
from peelian.adoption.models.findings import Finding
from peelian.adoption.models.reminders import Reminder
from peelian.adoption.models.sheets import Sheet
from peelian.adoption.models.stops import DoNotAsk

__all__ = ["Action", "Ask", "AskItem", "DoNotAsk", "Finding", "Reminder", "Sheet"]
