"""Addresses that the kit's tests and its gallery point at; no page stands behind them."""

from django.http import HttpRequest, HttpResponse
from django.urls import path


def nothing(_request: HttpRequest) -> HttpResponse:
    return HttpResponse()


urlpatterns = [
    path("desk/", nothing, name="today"),
    path("desk/victims/", nothing, name="victims"),
    path("desk/feeds/", nothing, name="feeds"),
    path("desk/library/", nothing, name="library"),
    path("desk/results/", nothing, name="results"),
    path("desk/search/", nothing, name="search"),
    path("desk/you/", nothing, name="account"),
    path("out/", nothing, name="sign-out"),
    path("help/", nothing, name="help"),
    path("accessibility/", nothing, name="accessibility"),
]
