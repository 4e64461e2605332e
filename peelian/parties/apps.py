from django.apps import AppConfig


class PartiesConfig(AppConfig):
    name = "peelian.parties"
    label = "parties"
