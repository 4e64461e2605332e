from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    name = "peelian.knowledge"
    label = "knowledge"
