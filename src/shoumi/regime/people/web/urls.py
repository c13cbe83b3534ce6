"""Addresses of this part."""

from django.urls import path

from shoumi.regime.people.web import changing, importing, organising, reading

app_name = "people"
urlpatterns = [
    path("", reading.directory, name="directory"),
    path("me", reading.me, name="me"),
    path("offices", reading.offices, name="offices"),
    path("register", changing.register, name="register"),
    path("units", organising.units, name="units"),
    path("units/new", organising.create_unit, name="create-unit"),
    path("units/move", organising.move_unit, name="move-unit"),
    path("positions/new", organising.create_position, name="create-position"),
    path("bodies/new", organising.create_body, name="create-body"),
    path("grades/new", organising.create_grade, name="create-grade"),
    path("imports", importing.imports, name="imports"),
    path("imports/template", importing.template, name="import-template"),
    path("imports/<uuid:run>", importing.run, name="import"),
    path("imports/<uuid:run>/apply", importing.apply, name="apply-import"),
    path("imports/<uuid:run>/discard", importing.discard, name="discard-import"),
    path("imports/<uuid:run>/report", importing.report, name="import-report"),
    path("<uuid:person>", reading.person, name="person"),
    path("<uuid:person>/change", changing.change, name="change"),
    path("<uuid:person>/place", changing.put, name="place"),
    path("<uuid:person>/units/<int:membership>/end", changing.remove, name="remove"),
    path("<uuid:person>/appoint", changing.appoint, name="appoint"),
    path("<uuid:person>/offices/<int:appointment>/end", changing.end_appointment, name="end-appointment"),
    path("<uuid:person>/clearance", changing.grant_clearance, name="grant-clearance"),
    path("<uuid:person>/clearance/withdraw", changing.withdraw_clearance, name="withdraw-clearance"),
    path("<uuid:person>/account", changing.open_account, name="open-account"),
    path("<uuid:person>/leaving", changing.leaving, name="leaving"),
    path("<uuid:person>/left", changing.left, name="left"),
]
