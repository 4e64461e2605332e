"""Addresses of the pages about firms: /firms/ is `firms/list.py`, /firms/…/checks/ is `firms/checks.py`."""

from django.urls import URLPattern, path

from peelian.web.desk.firms import assessment, assessments, plan
from peelian.web.desk.firms import authorisations as firm_leave
from peelian.web.desk.firms import bringing as firm_bringing
from peelian.web.desk.firms import caring as firm_caring
from peelian.web.desk.firms import carrying as firm_carrying
from peelian.web.desk.firms import checks as firm_checks
from peelian.web.desk.firms import facts as firm_facts
from peelian.web.desk.firms import files as firm_files
from peelian.web.desk.firms import firm as firm_record
from peelian.web.desk.firms import framework as firm_framework
from peelian.web.desk.firms import history as firm_history
from peelian.web.desk.firms import importing as firm_importing
from peelian.web.desk.firms import list as firm_list
from peelian.web.desk.firms import papers as firm_papers
from peelian.web.desk.firms import papers_register as firm_register
from peelian.web.desk.firms import people as firm_people
from peelian.web.desk.firms import programme as firm_programme
from peelian.web.desk.firms import requests as firm_requests
from peelian.web.desk.firms import why as firm_why

urlpatterns: list[URLPattern] = [
    path("desk/firms/", firm_list.firms, name="firms"),
    path("desk/firms/<int:key>/", firm_record.firm, name="firm"),
    path("desk/firms/export.csv", firm_list.export_csv, name="firms-csv"),
    path("desk/firms/import/", firm_importing.bring_in, name="firms-import"),
    path("desk/firms/import/firms.csv", firm_importing.template, name="firms-import-template"),
    path("desk/firms/new/", firm_bringing.new, name="firm-new"),
    path("desk/firms/take/<int:key>/", firm_bringing.take, name="firm-take"),
    path("desk/firms/requests/", firm_requests.requests, name="firm-requests"),
    path("desk/firms/requests/new/", firm_requests.new, name="firm-request-new"),
    path("desk/firms/requests/<int:key>/", firm_requests.one, name="firm-request"),
    path("desk/firms/requests/<int:key>/firm/", firm_requests.of_firm, name="firm-request-of"),
    path("desk/firms/steps/<int:key>/", firm_programme.step, name="firm-step"),
    path("desk/firms/<int:key>/what/", firm_facts.what, name="firm-describe"),
    path("desk/firms/<int:key>/uses/new/", firm_facts.use, name="firm-use"),
    path("desk/firms/<int:key>/uses/<int:asset>/gone/", firm_facts.gone, name="firm-use-gone"),
    path("desk/firms/<int:key>/holds/new/", firm_facts.scheme, name="firm-scheme"),
    path("desk/firms/<int:key>/holds/<int:enrolment>/end/", firm_facts.end_scheme, name="firm-scheme-end"),
    path("desk/firms/<int:key>/people/new/", firm_people.person, name="firm-person"),
    path("desk/firms/<int:key>/reaching/", firm_people.reach, name="firm-reach"),
    path("desk/firms/<int:key>/others/new/", firm_people.tie, name="firm-tie"),
    path("desk/firms/<int:key>/others/<int:tie>/end/", firm_people.end_tie, name="firm-untie"),
    path("desk/firms/<int:key>/care/", firm_caring.care, name="firm-care"),
    path("desk/firms/<int:key>/close/", firm_caring.close, name="firm-close"),
    path("desk/firms/<int:key>/again/", firm_caring.reopen, name="firm-reopen"),
    path("desk/firms/<int:key>/why/", firm_why.why, name="firm-why"),
    path("desk/firms/<int:key>/why/join/", firm_why.join, name="firm-join"),
    path("desk/firms/<int:key>/why/part/", firm_why.part, name="firm-part"),
    path("desk/firms/<int:key>/programme/", firm_programme.programme, name="firm-programme"),
    path("desk/firms/<int:key>/programme/begin/", firm_programme.begin, name="firm-programme-begin"),
    path("desk/firms/<int:key>/programme/steps/new/", firm_programme.add, name="firm-step-new"),
    path("desk/firms/<int:key>/programme/end/", firm_programme.end, name="firm-programme-end"),
    path("desk/firms/<int:key>/programme/programme.ics", firm_programme.calendar, name="firm-programme-calendar"),
    path("desk/firms/import-file/", firm_files.bring_in, name="firms-import-file"),
    path("desk/firms/<int:key>/export/", firm_files.take_out, name="firm-export"),
    path("desk/firms/<int:key>/checks/", firm_checks.checks, name="firm-checks"),
    path("desk/firms/<int:key>/checks/look/", firm_checks.look, name="firm-look"),
    path("desk/firms/<int:key>/authorisations/", firm_leave.authorisations, name="firm-authorisations"),
    path("desk/firms/<int:key>/authorisations/new/", firm_leave.new, name="firm-authorisation-new"),
    path(
        "desk/firms/<int:key>/authorisations/<int:authorisation>/",
        firm_leave.authorisation,
        name="firm-authorisation",
    ),
    path(
        "desk/firms/<int:key>/authorisations/<int:authorisation>/withdraw/",
        firm_leave.withdraw,
        name="firm-authorisation-withdraw",
    ),
    path("desk/firms/<int:key>/history/", firm_history.history, name="firm-history"),
    path("desk/firms/<int:key>/history.csv", firm_history.export_csv, name="firm-history-csv"),
    path("desk/firms/<int:key>/assessments/", assessments.assessments, name="firm-assessments"),
    path("desk/assessments/<int:key>/", assessment.assessment, name="assessment"),
    path("desk/assessments/<int:key>/questions/", assessment.questions, name="assessment-questions"),
    path("desk/assessments/<int:key>/answers/", assessment.answers, name="assessment-answers"),
    path("desk/assessments/<int:key>/link/", assessment.link, name="assessment-link"),
    path("desk/assessments/<int:key>/link/<int:part>/close/", assessment.close_link, name="assessment-link-close"),
    path("desk/assessments/<int:key>/carry/", firm_carrying.carry, name="assessment-carry"),
    path("desk/assessments/<int:key>/framework/", firm_framework.framework, name="firm-framework"),
    path("desk/assessments/<int:key>/finish/", assessment.finish, name="assessment-finish"),
    path("desk/assessments/<int:key>/plan/", plan.plan, name="assessment-plan"),
    path("desk/assessments/<int:key>/plan/<int:action>/", plan.step, name="assessment-step"),
    path("desk/assessments/<int:key>/papers/", firm_papers.papers, name="assessment-papers"),
    path("desk/assessments/<int:key>/papers/words/", firm_papers.words, name="assessment-words"),
    path("desk/assessments/<int:key>/papers/logo/", firm_papers.logo, name="assessment-logo"),
    path("desk/assessments/<int:key>/papers/register/", firm_register.register, name="assessment-register"),
    path("desk/assessments/<int:key>/papers/<str:name>", firm_papers.paper, name="assessment-paper"),
]
