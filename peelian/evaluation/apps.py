from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    name = "peelian.evaluation"
    label = "evaluation"
