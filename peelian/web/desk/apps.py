from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "peelian.web.desk"
    label = "desk"
