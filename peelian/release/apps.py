from django.apps import AppConfig


class ReleaseConfig(AppConfig):
    name = "peelian.release"
    label = "release"
