"""Who may do what to which thing: `yes`, `no` (refused with reasons), or `·` (hidden: not even knowing is allowed).

Columns are the cast of tests/cast.py, then the classifier with a second factor that is no longer fresh (`stale`), the
classifier with tokens of one scope each (`reading`, `writing`, `tracing`, `auditing`), an operator at the console and a
job. The things are those of `things.things`: a core secret kept by the classifier, with holder, uncleared and leaver
named.
"""

COLUMNS = [
    *("classifier", "holder", "outsider", "uncleared", "officer", "auditor", "system_admin", "security_admin"),
    *("leaver", "partner", "stale", "reading", "writing", "tracing", "auditing", "console", "job"),
]

#                                  cla hol out unc off aud sys sec lea par sta rea wri tra aud con job
TABLE = {
    "document": """
        documents.card.read        yes yes ·   yes ·   ·   ·   ·   no  ·   yes yes no  no  no  ·   ·
        documents.version.open     yes yes ·   no  ·   ·   ·   ·   no  ·   no  yes no  no  no  ·   ·
        documents.version.add      yes no  ·   no  ·   ·   ·   ·   no  ·   no  no  yes no  no  ·   ·
        documents.reading.grant    yes no  ·   no  ·   ·   ·   ·   no  ·   no  no  yes no  no  ·   ·
        documents.reading.withdraw yes no  ·   no  ·   ·   ·   ·   no  ·   no  no  yes no  no  ·   ·
        documents.level.change     yes no  ·   no  ·   ·   ·   ·   no  ·   no  no  yes no  no  ·   ·
        documents.custody.hand_over yes no  ·   no  ·   ·   ·   ·   no  ·   no  no  yes no  no  ·   ·
        documents.request.decide   yes no  ·   no  ·   ·   ·   ·   no  ·   no  no  yes no  no  ·   ·
    """,
    "absent document": """
        documents.card.read        ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
        documents.version.open     ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
        documents.version.add      ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
        documents.reading.grant    ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
        documents.level.change     ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    """,
    "standing in": """
        documents.standing_in.name yes yes yes yes yes yes yes yes no  yes no  no  yes no  no  ·   ·
    """,
    "requests": """
        documents.request.make     yes yes yes yes yes yes yes yes no  yes yes no  yes no  no  ·   ·
    """,
    "level": """
        documents.document.register yes no  no  no  no  no  no  no  no  no  no  no  yes no  no  ·   ·
    """,
    "absent level": """
        documents.document.register ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    """,
    "register": """
        documents.catalogue.look_up yes yes yes yes yes yes yes yes no  yes yes yes no  no  no  ·   ·
        documents.register.inspect no  no  no  no  yes no  no  no  no  no  no  no  no  no  no  ·   ·
        documents.leaver.clear     no  no  no  no  yes no  no  no  no  no  no  no  no  no  no  ·   ·
        documents.scheme.configure no  no  no  no  yes no  no  no  no  no  no  no  no  no  no  yes ·
    """,
    "installation": """
        operations.status.read     no  no  no  no  no  no  yes no  no  no  no  no  no  no  no  yes ·
    """,
    "accounts": """
        accounts.account.list      no  no  no  no  no  no  yes no  no  no  no  no  no  no  no  yes ·
        accounts.sign_in.watch     no  no  no  no  no  no  no  yes no  no  no  no  no  no  no  yes ·
        accounts.separation.see    no  no  no  no  no  no  no  yes no  no  no  no  no  no  no  yes ·
        accounts.separation.adopt  no  no  no  no  no  no  no  yes no  no  no  no  no  no  no  yes ·
        accounts.provider.see      no  no  no  no  no  no  yes no  no  no  no  no  no  no  no  yes ·
        accounts.provider.review   no  no  no  no  no  no  no  yes no  no  no  no  no  no  no  yes ·
    """,
    "account": """
        accounts.account.open      no  no  no  no  no  no  yes no  no  no  no  no  no  no  no  yes ·
        accounts.account.suspend   no  no  no  no  no  no  yes no  no  no  no  no  no  no  no  yes ·
        accounts.account.restore   no  no  no  no  no  no  yes no  no  no  no  no  no  no  no  yes ·
        accounts.factors.reset     no  no  no  no  no  no  no  no  no  no  no  no  no  no  no  yes ·
        accounts.recovery.open     no  no  no  no  no  no  yes no  no  no  no  no  no  no  no  ·   ·
        accounts.recovery.confirm  yes no  no  no  no  no  no  no  no  no  no  no  no  no  no  ·   ·
        accounts.recovery.stop     no  yes no  no  no  no  yes no  no  no  no  no  no  no  no  ·   ·
        accounts.session.end_all   no  yes no  no  no  no  yes no  no  no  no  no  no  no  no  yes ·
        accounts.service.mint      ·   yes ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
        accounts.service.revoke    no  yes no  no  no  no  yes no  no  no  no  no  no  no  no  yes ·
        accounts.alert.know        ·   yes ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
        accounts.identity.link     ·   yes ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
        accounts.identity.unlink   no  yes no  no  no  no  yes no  no  no  no  no  no  no  no  yes ·
        accounts.password.reset    no  no  no  no  no  no  yes no  no  no  no  no  no  no  no  yes ·
        accounts.password.change   ·   yes ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
        accounts.factor.add        ·   yes ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   yes ·
        accounts.factor.remove     ·   yes ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
        accounts.token.mint        ·   yes ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   yes ·
        accounts.token.revoke      ·   yes ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
        accounts.session.end       ·   yes ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
        accounts.administrator.appoint no  no  no  no  no  no  no  no  no  no  no  no  no  no  no  yes ·
        accounts.administrator.dismiss no  no  no  no  no  no  no  no  no  no  no  no  no  no  no  yes ·
    """,
    "identity provider": """
        accounts.provider.set_up   no  no  no  no  no  no  yes no  no  no  no  no  no  no  no  yes ·
        accounts.provider.trust    no  no  no  no  no  no  no  yes no  no  no  no  no  no  no  yes ·
    """,
    "directory": """
        people.directory.see       yes yes yes yes yes yes yes yes ·   yes yes yes no  no  no  yes ·
        people.directory.export    no  no  no  no  yes no  no  no  ·   no  no  no  no  no  no  yes ·
        people.directory.import    no  no  no  no  yes no  no  no  ·   no  no  no  no  no  no  yes ·
        people.person.register     no  no  no  no  yes no  no  no  ·   no  no  no  no  no  no  yes ·
        people.unit.create         no  no  no  no  yes no  no  no  ·   no  no  no  no  no  no  yes ·
        people.position.create     no  no  no  no  yes no  no  no  ·   no  no  no  no  no  no  yes ·
        people.source.see          no  no  no  no  yes no  no  no  ·   no  no  no  no  no  no  yes ·
        people.source.configure    no  no  no  no  no  no  no  no  ·   no  no  no  no  no  no  yes ·
        people.sync.run            no  no  no  no  yes no  no  no  ·   no  no  no  no  no  no  yes ·
        people.sync.confirm        no  no  no  no  yes no  no  no  ·   no  no  no  no  no  no  yes ·
        people.body.create         no  no  no  no  no  no  no  yes ·   no  no  no  no  no  no  yes ·
        people.grade.create        no  no  no  no  no  no  no  yes ·   no  no  no  no  no  no  yes ·
        people.grade.change        no  no  no  no  no  no  no  yes ·   no  no  no  no  no  no  yes ·
        people.screening.configure no  no  no  no  yes no  no  no  ·   no  no  no  no  no  no  yes ·
        people.data.see_register   no  no  no  no  yes no  no  no  ·   no  no  no  no  no  no  yes ·
        people.retention.change    no  no  no  no  yes no  no  no  ·   no  no  no  no  no  no  yes ·
    """,
    "person": """
        people.person.change       no  no  no  no  yes no  no  no  ·   ·   no  no  no  no  no  yes ·
        people.membership.place    no  no  no  no  yes no  no  no  ·   ·   no  no  no  no  no  yes ·
        people.membership.end      no  no  no  no  yes no  no  no  ·   ·   no  no  no  no  no  yes ·
        people.person.take_back    no  no  no  no  yes no  no  no  ·   ·   no  no  no  no  no  yes ·
        people.leaving.begin       no  no  no  no  yes no  no  no  ·   ·   no  no  no  no  no  yes ·
        people.leaving.finish      no  no  no  no  yes no  no  no  ·   ·   no  no  no  no  no  yes ·
        people.leaving.change      no  no  no  no  yes no  no  no  ·   ·   no  no  no  no  no  yes ·
        people.leaving.certify     no  no  no  no  yes no  no  no  ·   ·   no  no  no  no  no  yes ·
        people.undertaking.draw    no  no  no  no  yes no  no  no  ·   ·   no  no  no  no  no  yes ·
        people.undertaking.record_refusal no no no no yes no no  no  ·   ·   no  no  no  no  no  yes ·
        people.duty.lay            no  no  no  no  yes no  no  no  ·   ·   no  no  no  no  no  yes ·
        people.duty.end            no  no  no  no  yes no  no  no  ·   ·   no  no  no  no  no  yes ·
        people.office.appoint      no  no  no  no  no  no  no  yes ·   ·   no  no  no  no  no  yes ·
        people.office.end          no  no  no  no  no  no  no  yes ·   ·   no  no  no  no  no  yes ·
        people.clearance.grant     no  no  no  no  no  no  no  yes ·   ·   no  no  no  no  no  yes ·
        people.clearance.withdraw  no  no  no  no  no  no  no  yes ·   ·   no  no  no  no  no  yes ·
        people.screening.request   yes no  no  no  no  no  no  no  ·   ·   yes no  yes no  no  yes ·
        people.screening.carry_out no  no  no  no  no  no  no  no  ·   ·   no  no  no  no  no  yes ·
        people.screening.consent   no  yes no  no  no  no  no  no  ·   ·   no  no  no  no  no  ·   ·
        people.data.see_own        no  yes no  no  no  no  no  no  ·   ·   no  no  no  no  no  ·   ·
        people.data.export_own     no  yes no  no  no  no  no  no  ·   ·   no  no  no  no  no  ·   ·
        people.correction.ask      no  yes no  no  no  no  no  no  ·   ·   no  no  no  no  no  ·   ·
        people.correction.answer   no  no  no  no  no  no  no  no  ·   ·   no  no  no  no  no  yes ·
        people.data.erase          no  no  no  no  no  no  no  no  ·   ·   no  no  no  no  no  yes ·
    """,
    "person at a screened grade": """
        people.clearance.grant     no  no  no  no  no  no  no  no  ·   ·   no  no  no  no  no  ·   ·
    """,
    "leaver's own entry": """
        people.leaving.see_own     no  no  no  no  no  no  no  no  yes ·   no  no  no  no  no  ·   ·
        people.undertaking.confirm no  no  no  no  no  no  no  no  yes ·   no  no  no  no  no  ·   ·
        people.screening.consent   no  no  no  no  no  no  no  no  no  ·   no  no  no  no  no  ·   ·
        people.data.see_own        no  no  no  no  no  no  no  no  yes ·   no  no  no  no  no  ·   ·
        people.data.export_own     no  no  no  no  no  no  no  no  yes ·   no  no  no  no  no  ·   ·
        people.correction.ask      no  no  no  no  no  no  no  no  yes ·   no  no  no  no  no  ·   ·
        people.person.change       no  no  no  no  yes no  no  no  no  ·   no  no  no  no  no  yes ·
        people.leaving.finish      no  no  no  no  yes no  no  no  no  ·   no  no  no  no  no  yes ·
    """,
    "leaving item": """
        people.leaving_item.settle no  ·   ·   ·   yes ·   ·   ·   ·   ·   no  no  no  no  no  yes ·
        people.leaving_item.waive  no  ·   ·   ·   yes ·   ·   ·   ·   ·   no  no  no  no  no  yes ·
    """,
    "officer's own entry": """
        people.person.change       no  no  no  no  yes no  no  no  ·   ·   no  no  no  no  no  yes ·
        people.membership.place    no  no  no  no  no  no  no  no  ·   ·   no  no  no  no  no  yes ·
        people.membership.end      no  no  no  no  no  no  no  no  ·   ·   no  no  no  no  no  yes ·
    """,
    "unit": """
        people.unit.rename         no  no  no  no  yes no  no  no  ·   ·   no  no  no  no  no  yes ·
        people.unit.move           no  no  no  no  yes no  no  no  ·   ·   no  no  no  no  no  yes ·
    """,
    "officer's own unit": """
        people.unit.move           no  no  no  no  no  no  no  no  ·   ·   no  no  no  no  no  yes ·
    """,
    "bodies": """
        governance.meeting.see     yes yes ·   ·   yes ·   ·   ·   ·   ·   yes yes no  no  no  ·   ·
        governance.meeting.call    yes yes ·   ·   yes ·   ·   ·   ·   ·   no  no  yes no  no  ·   ·
        governance.task.assign     yes yes ·   ·   yes ·   ·   ·   ·   ·   no  no  yes no  no  ·   ·
    """,
    "meeting": """
        governance.meeting.record  yes yes ·   ·   yes ·   ·   ·   ·   ·   no  no  yes no  no  ·   ·
        governance.meeting.cancel  yes yes ·   ·   yes ·   ·   ·   ·   ·   no  no  yes no  no  ·   ·
        governance.resolution.enter yes yes ·   ·   yes ·   ·   ·   ·   ·   no  no  yes no  no  ·   ·
    """,
    "task": """
        governance.task.settle     no  no  yes ·   yes ·   ·   ·   ·   ·   no  no  no  no  no  ·   ·
    """,
    "conduct": """
        conduct.case.list          yes yes no  no  yes no  no  no  no  no  yes yes no  no  no  ·   ·
        conduct.case.export        no  no  no  no  yes no  no  no  no  no  no  no  no  no  no  ·   ·
        conduct.scale.configure    no  no  no  no  yes no  no  no  no  no  no  no  no  no  no  yes ·
    """,
    "file": """
        conduct.case.open          ·   no  ·   ·   yes ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
        conduct.file.read          yes yes ·   ·   yes ·   ·   ·   ·   ·   yes yes no  no  no  ·   ·
    """,
    "officer's own file": """
        conduct.case.open          ·   ·   ·   ·   no  ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
        conduct.file.read          yes ·   ·   ·   yes ·   ·   ·   ·   ·   yes yes no  no  no  ·   ·
    """,
    "case to be heard": """
        conduct.case.read          ·   yes ·   ·   yes ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
        conduct.notice.give        ·   no  ·   ·   yes ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
        conduct.hearing.state      ·   yes ·   ·   no  ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
        conduct.hearing.record     ·   no  ·   ·   yes ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
        conduct.case.propose       ·   no  ·   ·   yes ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
        conduct.case.drop          ·   no  ·   ·   yes ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
        conduct.decision.acknowledge ·   yes ·   ·   no  ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
        conduct.decision.serve     ·   no  ·   ·   yes ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
        conduct.appeal.make        ·   yes ·   ·   no  ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
        conduct.appeal.record      ·   no  ·   ·   yes ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    """,
    "case to be decided": """
        conduct.case.read          yes ·   ·   ·   yes ·   ·   ·   ·   ·   yes yes ·   ·   ·   ·   ·
        conduct.case.send_back     yes ·   ·   ·   no  ·   ·   ·   ·   ·   no  no  ·   ·   ·   ·   ·
        conduct.case.decide        yes ·   ·   ·   no  ·   ·   ·   ·   ·   no  no  ·   ·   ·   ·   ·
        conduct.appeal.decide      no  ·   ·   ·   no  ·   ·   ·   ·   ·   no  no  ·   ·   ·   ·   ·
        conduct.case.propose       no  ·   ·   ·   yes ·   ·   ·   ·   ·   no  no  ·   ·   ·   ·   ·
        conduct.hearing.state      no  ·   ·   ·   no  ·   ·   ·   ·   ·   no  no  ·   ·   ·   ·   ·
        conduct.case.keep_terms    no  ·   ·   ·   no  ·   ·   ·   ·   ·   no  no  ·   ·   ·   ·   ·
    """,
    "absent case": """
        conduct.case.read          ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
        conduct.case.decide        ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
        conduct.hearing.state      ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    """,
    "figures": """
        convenience.figures.read   yes no  no  no  yes no  no  no  no  no  yes yes no  no  no  ·   ·
    """,
    "reviews": """
        reviews.campaign.see       ·   ·   ·   ·   yes yes ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
        reviews.campaign.plan      ·   ·   ·   ·   yes no  ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
        reviews.campaign.carry_on  ·   ·   ·   ·   no  no  ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    """,
    "review": """
        reviews.campaign.see       ·   ·   ·   ·   yes yes ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
        reviews.campaign.plan      ·   ·   ·   ·   yes no  ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
        reviews.campaign.carry_on  ·   ·   ·   ·   no  no  ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
        reviews.line.look_through  ·   ·   ·   ·   yes no  ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    """,
    "review line": """
        reviews.line.decide        yes ·   ·   ·   no  ·   ·   ·   ·   ·   no  no  yes no  no  ·   ·
    """,
    "line of the officer's own right": """
        reviews.line.decide        ·   ·   ·   ·   no  ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·
    """,
    "traces": """
        incidents.trace.run        no  no  no  no  yes no  no  no  no  no  no  no  no  no  no  ·   ·
        incidents.trace.read       no  no  no  no  yes no  no  no  no  no  no  no  no  no  no  ·   ·
        incidents.trace.conclude   no  no  no  no  yes no  no  no  no  no  no  no  no  no  no  ·   ·
    """,
    "ledger": """
        evidence.ledger.read       no  no  no  no  no  yes no  no  no  no  no  no  no  no  no  ·   ·
        evidence.ledger.export     no  no  no  no  no  yes no  no  no  no  no  no  no  no  no  yes ·
        evidence.ledger.verify     no  no  no  no  no  yes no  no  no  no  no  no  no  no  no  yes ·
    """,
}


def rows(thing: str) -> dict[str, dict[str, str]]:
    """Return what is expected of ``thing``: the answer by column, by verb."""
    lines = [line.split() for line in TABLE[thing].strip().splitlines()]
    return {verb: dict(zip(COLUMNS, answers, strict=True)) for verb, *answers in lines}
