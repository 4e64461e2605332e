"""Run the directory: `python -m peelian.accounts.tests.directory REDIRECT_URI ADDRESS[=unverified]...`.

Prints the port it listens on, on localhost, and serves until its input is closed.
"""

import os
import sys
import threading
from wsgiref.simple_server import WSGIRequestHandler, make_server

CLIENT, SECRET = "peelian", "between the two of us"


class Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


def fill(redirect_uri: str, people: list[str]) -> None:
    """Make the tables, the one client and everybody named; "=unverified" after an address says just that."""
    from allauth.account.models import EmailAddress
    from allauth.idp.oidc.models import Client
    from django.contrib.auth.models import User
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    client = Client(id=CLIENT, name="Peelian", skip_consent=True, redirect_uris=redirect_uri)
    client.scopes = "openid\nprofile\nemail"
    client.default_scopes = client.scopes
    client.set_secret(SECRET)
    client.save()
    for person in people:
        email, _, unverified = person.partition("=")
        user = User.objects.create_user(email, email)
        EmailAddress.objects.create(user=user, email=email, verified=not unverified, primary=True)


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "peelian.accounts.tests.directory.settings"
    import django
    from django.core.wsgi import get_wsgi_application

    django.setup()
    fill(sys.argv[1], sys.argv[2:])
    server = make_server("localhost", 0, get_wsgi_application(), handler_class=Quiet)
    sys.stdout.write(f"{server.server_port}\n")
    sys.stdout.flush()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdin.read()


if __name__ == "__main__":
    main()
