"""Addresses of the front: the public and people with a link."""

from django.urls import URLPattern, URLResolver, include, path

from peelian.web.portal import urls

handler400 = "peelian.web.kit.errors.bad_request"
handler403 = "peelian.web.kit.errors.forbidden"
handler404 = "peelian.web.kit.errors.not_found"
handler500 = "peelian.web.kit.errors.broken"

urlpatterns: list[URLPattern | URLResolver] = [path("", include(urls))]
