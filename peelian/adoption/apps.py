from django.apps import AppConfig


class AdoptionConfig(AppConfig):
    name = "peelian.adoption"
    label = "adoption"
