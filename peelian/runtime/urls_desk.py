"""Addresses of the desk."""

from django.urls import URLPattern, URLResolver, include, path

from peelian.web.desk import urls

handler400 = "peelian.web.kit.errors.bad_request"
handler403 = "peelian.web.kit.errors.forbidden"
handler404 = "peelian.web.kit.errors.not_found"
handler429 = "peelian.web.desk.accounts.too_many_tries"  # allauth asks for it; Django does not know it
handler500 = "peelian.web.kit.errors.broken"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(urls)),
    path("account/", include("allauth.urls")),
]
