"""Addresses of governance; mounted under ``governance/``."""

from django.urls import path

from shoumi.regime.governance.web import meetings, tasks

app_name = "governance"
urlpatterns = [
    path("meetings", meetings.listed, name="meetings"),
    path("meetings/call", meetings.call, name="call"),
    path("meetings/<uuid:meeting>", meetings.shown, name="meeting"),
    path("meetings/<uuid:meeting>/cancel", meetings.cancel, name="cancel"),
    path("meetings/<uuid:meeting>/record", meetings.record, name="record"),
    path("meetings/<uuid:meeting>/resolve", meetings.resolve, name="resolve"),
    path("resolutions/<uuid:resolution>/assign", tasks.assign, name="assign"),
    path("tasks", tasks.listed, name="tasks"),
    path("tasks/plan", tasks.plan, name="plan"),
    path("tasks/<uuid:task>", tasks.shown, name="task"),
    path("tasks/<uuid:task>/settle", tasks.settle, name="settle"),
]
