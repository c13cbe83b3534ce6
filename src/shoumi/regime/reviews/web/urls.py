"""Addresses of reviews; mounted under ``reviews/``."""

from django.urls import path

from shoumi.regime.reviews.web import campaigns, reviewing

app_name = "reviews"
urlpatterns = [
    path("", campaigns.listed, name="campaigns"),
    path("new/<slug:reach>", campaigns.plan, name="new"),
    path("mine", reviewing.waiting, name="mine"),
    path("mine/suspended", reviewing.suspended, name="suspended"),
    path("mine/all", reviewing.all_own, name="own"),
    path("mine/decide", reviewing.decide, name="decide"),
    path("lines/<uuid:line>", reviewing.line, name="line"),
    path("lines/<uuid:line>/confirm", reviewing.confirm, name="confirm"),
    path("lines/<uuid:line>/revoke", reviewing.revoke, name="revoke"),
    path("lines/<uuid:line>/restore", reviewing.restore, name="restore"),
    path("<uuid:campaign>", campaigns.campaign, name="campaign"),
    path("<uuid:campaign>/reviewers", campaigns.by_reviewer, name="reviewers"),
    path("<uuid:campaign>/opening", campaigns.opening, name="opening"),
    path("<uuid:campaign>/change", campaigns.change, name="change"),
    path("<uuid:campaign>/begin", campaigns.begin, name="begin"),
    path("<uuid:campaign>/withdraw", campaigns.withdraw, name="withdraw"),
    path("<uuid:campaign>/close", campaigns.close, name="close"),
    path("<uuid:campaign>/lines", campaigns.lines, name="lines"),
]
