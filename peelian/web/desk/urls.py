"""Addresses of the desk's pages. A page is found by its address: /victims/ is `victims.py`."""

from django.urls import URLPattern, path

from peelian.web.desk import accounts, staff

urlpatterns: list[URLPattern] = [
    path("account/", accounts.account, name="account"),
    path("account/absence/", accounts.absence, name="absence"),
    path("account/absence/<int:key>/back/", accounts.come_back, name="absence-back"),
    path("account/email/", accounts.closed),
    path("account/signup/", accounts.closed),
    path("account/confirm-email/", accounts.closed),
    path("account/confirm-email/<str:key>/", accounts.closed),
    path("account/login/code/confirm/", accounts.closed),
    path("account/3rdparty/", accounts.closed),
    path("account/3rdparty/signup/", accounts.closed),
    path("staff/", staff.staff, name="staff"),
    path("staff/units/new/", staff.make_unit, name="staff-make-unit"),
    path("staff/units/<slug:code>/", staff.unit, name="staff-unit"),
    path("staff/units/<slug:code>/officers/new/", staff.make_officer, name="staff-make-officer"),
    path("staff/units/<slug:code>/agreements/new/", staff.agree, name="staff-agree"),
    path("staff/agreements/<int:key>/end/", staff.end_agreement, name="staff-end-agreement"),
    path("staff/officers/<int:key>/", staff.officer, name="staff-officer"),
    path("staff/officers/<int:key>/post/", staff.change_post, name="staff-post"),
    path("staff/officers/<int:key>/invite/", staff.invite, name="staff-invite"),
    path("staff/officers/<int:key>/close/", staff.close_account, name="staff-close"),
    path("staff/officers/<int:key>/open/", staff.open_account, name="staff-open"),
    path("staff/officers/<int:key>/second-factors/", staff.forget_second_factors, name="staff-forget"),
]
