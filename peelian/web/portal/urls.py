"""Addresses of the portal's pages."""

from django.urls import URLPattern, path

from peelian.web.portal import answer, home, stop

urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("answer", answer.code, name="answer-typed"),
    path("answer/", answer.code, name="answer"),
    path("answer/code/<str:signed>/", answer.by_code, name="answer-code"),
    path("answer/code/<str:signed>/stop/", stop.by_code, name="answer-code-stop"),
    path("answer/<str:token>/", answer.by_token, name="answer-token"),
    path("answer/<str:token>/stop/", stop.by_token, name="answer-token-stop"),
]
