"""Addresses of this part."""

from django.urls import path

from shoumi.regime.conduct.web import acts, cases, opening, scale

app_name = "conduct"
urlpatterns = [
    path("", cases.cases, name="cases"),
    path("mine", cases.mine, name="mine"),
    path("file/<uuid:person>", cases.file, name="file"),
    path("new", opening.choose, name="choose"),
    path("new/person/<uuid:person>", opening.about_person, name="open-person"),
    path("new/unit/<uuid:unit>", opening.about_unit, name="open-unit"),
    path("scale", scale.scale, name="scale"),
    path("scale/grades/<slug:code>", scale.grade, name="grade"),
    path("scale/measures/<slug:code>", scale.measure, name="measure"),
    path("scale/measures/<slug:code>/retire", scale.retire, name="retire-measure"),
    path("<uuid:case>", cases.case, name="case"),
    path("<uuid:case>/notice", acts.notice, name="notice"),
    path("<uuid:case>/side", acts.side, name="side"),
    path("<uuid:case>/waive", acts.waive, name="waive"),
    path("<uuid:case>/hearing", acts.hearing, name="hearing"),
    path("<uuid:case>/propose", acts.propose, name="propose"),
    path("<uuid:case>/send-back", acts.send_back, name="send-back"),
    path("<uuid:case>/decide", acts.decide, name="decide"),
    path("<uuid:case>/receipt", acts.receipt, name="receipt"),
    path("<uuid:case>/service", acts.service, name="service"),
    path("<uuid:case>/appeal", acts.appeal, name="appeal"),
    path("<uuid:case>/appeal/paper", acts.paper_appeal, name="paper-appeal"),
    path("<uuid:case>/appeal/decide", acts.decide_appeal, name="decide-appeal"),
    path("<uuid:case>/drop", acts.drop, name="drop"),
]
