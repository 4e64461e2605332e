from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "peelian.accounts"
    label = "accounts"

    def ready(self) -> None:
        from peelian.accounts.apps.sign_in_log import listen

        listen()
