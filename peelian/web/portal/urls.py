"""Addresses of the portal's pages."""

from django.urls import URLPattern, path

from peelian.web.portal import answer, home

urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("answer", answer.code, name="answer-typed"),
    path("answer/", answer.code, name="answer"),
    path("answer/code/<str:signed>/", answer.by_code, name="answer-code"),
    path("answer/<str:token>/", answer.by_token, name="answer-token"),
]
