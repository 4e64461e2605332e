"""Addresses of the desk's pages. A page is found by its address: /victims/ is `victims.py`."""

from django.urls import URLPattern, path

urlpatterns: list[URLPattern] = []
