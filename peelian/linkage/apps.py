from django.apps import AppConfig


class LinkageConfig(AppConfig):
    name = "peelian.linkage"
    label = "linkage"
