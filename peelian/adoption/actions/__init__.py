from peelian.adoption.actions.asks import MadeAsk, answer, ask, withdraw
from peelian.adoption.actions.findings import Noted, agree_action, note_findings

__all__ = ["MadeAsk", "Noted", "agree_action", "answer", "ask", "note_findings", "withdraw"]
