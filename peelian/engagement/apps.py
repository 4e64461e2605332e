from django.apps import AppConfig


class EngagementConfig(AppConfig):
    name = "peelian.engagement"
    label = "engagement"
