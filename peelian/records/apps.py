from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "peelian.records"
    label = "records"

    def ready(self) -> None:
        from peelian.records import checks  # noqa: F401  Django finds checks by import
