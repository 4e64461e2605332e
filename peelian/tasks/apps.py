from django.apps import AppConfig


class TasksConfig(AppConfig):
    name = "peelian.tasks"
    label = "tasks"
