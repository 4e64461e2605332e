from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "peelian.web.kit"
    label = "kit"
    verbose_name = "Page kit"
