from peelian.evaluation.queries.audiences import audience_answers
from peelian.evaluation.queries.figures import by_force, figures, today_figure

__all__ = ["audience_answers", "by_force", "figures", "today_figure"]
