"""What gunicorn serves: the desk or the front, as PEELIAN_ROLE says."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "peelian.runtime.settings")
application = get_wsgi_application()
