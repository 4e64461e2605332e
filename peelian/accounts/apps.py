from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "peelian.accounts"
    label = "accounts"
