"""Addresses of documents; mounted under ``documents/``."""

from django.urls import path

from shoumi.regime.documents.web import (
    asking,
    cards,
    cataloguing,
    changing,
    entering,
    levelling,
    lists,
    officers,
    people,
    reading,
    schemes,
)

app_name = "documents"
urlpatterns = [
    path("", lists.documents, name="list"),
    path("new", entering.register, name="new"),
    path("people", people.suggest, name="people"),
    path("ask", asking.ask, name="ask"),
    path("requests", asking.own, name="requests"),
    path("decide", asking.waiting, name="waiting"),
    path("decide/<uuid:request_id>", asking.decide, name="decide"),
    path("kinds", schemes.kinds, name="kinds"),
    path("kinds/new", cataloguing.add, name="kind-new"),
    path("kinds/<slug:code>", cataloguing.change, name="kind"),
    path("kinds/<slug:code>/retire", cataloguing.retire, name="kind-retire"),
    path("levels", schemes.levels, name="levels"),
    path("clearance", schemes.clearance, name="clearance"),
    path("levels/adopt", officers.adopt, name="adopt"),
    path("levels/classifiers", officers.classifiers, name="classifiers"),
    path("levels/classifiers/<uuid:person>/relieve", officers.relieve, name="relieve"),
    path("levels/new", levelling.add, name="level-new"),
    path("levels/<slug:code>/name", levelling.rename, name="level-name"),
    path("levels/<slug:code>/handling", officers.handling, name="handling"),
    path("register", lists.register, name="register"),
    path("<str:number>", cards.document, name="document"),
    path("<str:number>/read", reading.read, name="read"),
    path("<str:number>/pages/<int:page>.jpg", reading.page_image, name="page"),
    path("<str:number>/pages/<int:page>/text", reading.page_text, name="text"),
    path("<str:number>/pages/<int:page>/excerpt", reading.excerpt, name="excerpt"),
    path("<str:number>/readers", changing.grant, name="grant"),
    path("<str:number>/readers/<uuid:grant_id>/withdraw", changing.withdraw, name="withdraw"),
    path("<str:number>/level", changing.level, name="level"),
    path("<str:number>/custodian", changing.custodian, name="hand-over"),
    path("<str:number>/versions", entering.version, name="version"),
]
