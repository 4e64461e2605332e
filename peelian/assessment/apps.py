from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    name = "peelian.assessment"
    label = "assessment"
