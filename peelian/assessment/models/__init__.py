from peelian.assessment.models.answers import Answer, Part
from peelian.assessment.models.assessments import Assessment
from peelian.assessment.models.looks import CheckResult, Look
from peelian.assessment.models.strategies import Strategy

__all__ = ["Answer", "Assessment", "CheckResult", "Look", "Part", "Strategy"]
