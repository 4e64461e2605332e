from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "peelian.web.portal"
    label = "portal"
