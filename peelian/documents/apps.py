from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "peelian.documents"
    label = "documents"
