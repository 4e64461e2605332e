"""Addresses of the portal's pages."""

from django.urls import URLPattern, path

from peelian.web.portal import answer, assess, firm_plan, home, stop

urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("answer", answer.code, name="answer-typed"),
    path("answer/", answer.code, name="answer"),
    path("answer/code/<str:signed>/", answer.by_code, name="answer-code"),
    path("answer/code/<str:signed>/stop/", stop.by_code, name="answer-code-stop"),
    path("answer/<str:token>/", answer.by_token, name="answer-token"),
    path("answer/<str:token>/stop/", stop.by_token, name="answer-token-stop"),
    path("assessment/<str:token>/", assess.questions, name="firm-questions"),
    path("assessment/<str:token>/answers/", assess.answers, name="firm-answers"),
    path("assessment/<str:token>/kept/", assess.kept, name="firm-kept"),
    path("assessment/<str:token>/stop/", assess.stop, name="firm-stop"),
    path("assessment/<str:token>/plan/", firm_plan.plan, name="firm-plan"),
    path("assessment/<str:token>/papers/<str:name>", firm_plan.paper, name="firm-paper"),
    path("assessment/<str:token>/plan/<int:action>/done/", firm_plan.done, name="firm-plan-done"),
]
