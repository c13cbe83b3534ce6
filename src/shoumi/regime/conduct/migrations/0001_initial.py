import django.db.models.deletion
import shoumi.regime.conduct.vocabulary
import shoumi.regime.vault.models
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='ConductCase',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('effect', models.CharField(choices=[('reward', 'reward'), ('discipline', 'discipline')], max_length=32)),
                ('audience', models.CharField(choices=[('own_people', 'own_people'), ('outsiders', 'outsiders'), ('units', 'units')], max_length=32)),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='conduct_cases', to='people.person')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='conduct_cases', to='people.unit')),
                ('conduct_on', models.DateField()),
                ('sealed_facts', shoumi.regime.vault.models.SealedTextField(blank=True, null=True)),
                ('state', models.CharField(choices=[('opened', 'opened'), ('notified', 'notified'), ('heard', 'heard'), ('proposed', 'proposed'), ('decided', 'decided'), ('served', 'served'), ('appealed', 'appealed'), ('in_force', 'in_force'), ('lifted', 'lifted'), ('dropped_case', 'dropped_case'), ('expired', 'expired')], default='opened', max_length=32)),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('opened_at', models.DateTimeField()),
                ('notified_at', models.DateTimeField(blank=True, null=True)),
                ('answer_by', models.DateField(blank=True, null=True)),
                ('body', models.CharField(blank=True, choices=[('head', 'head'), ('office', 'office'), ('committee', 'committee'), ('president', 'president'), ('board', 'board')], max_length=32, null=True)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('served_on', models.DateField(blank=True, null=True)),
                ('served_as', models.CharField(blank=True, choices=[('in_session', 'in_session'), ('handed_over', 'handed_over'), ('by_post', 'by_post')], max_length=32, null=True)),
                ('appeal_by', models.DateField(blank=True, null=True)),
                ('in_force_on', models.DateField(blank=True, null=True)),
                ('expires_on', models.DateField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('erased_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['state', 'expires_on'], name='conduct_case_by_state'), models.Index(fields=['-opened_at'], name='conduct_case_newest')],
                'constraints': [models.CheckConstraint(condition=models.Q(('effect__in', ['reward', 'discipline'])), name='conduct_case_effect'), models.CheckConstraint(condition=models.Q(('audience__in', ['own_people', 'outsiders', 'units'])), name='conduct_case_audience'), models.CheckConstraint(condition=models.Q(('state__in', ['opened', 'notified', 'heard', 'proposed', 'decided', 'served', 'appealed', 'in_force', 'lifted', 'dropped_case', 'expired'])), name='conduct_case_state'), models.CheckConstraint(condition=models.Q(('body', None), ('body__in', ['head', 'office', 'committee', 'president', 'board']), _connector='OR'), name='conduct_case_body'), models.CheckConstraint(condition=models.Q(models.Q(('audience', 'units'), ('person', None), ('unit__isnull', False)), models.Q(models.Q(('audience', 'units'), _negated=True), ('person__isnull', False), ('unit', None)), _connector='OR'), name='conduct_case_about_one'), models.CheckConstraint(condition=models.Q(models.Q(('answer_by', None), ('notified_at', None)), models.Q(('answer_by__isnull', False), ('effect', 'discipline'), ('notified_at__isnull', False)), _connector='OR'), name='conduct_case_notified'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['notified', 'heard']), _negated=True), ('notified_at__isnull', False), _connector='OR'), name='conduct_case_heard_after_notice'), models.CheckConstraint(condition=models.Q(models.Q(('body', None), ('decided_at', None), ('state__in', [shoumi.regime.conduct.vocabulary.ConductState['HEARD'], shoumi.regime.conduct.vocabulary.ConductState['NOTIFIED'], shoumi.regime.conduct.vocabulary.ConductState['OPENED']])), models.Q(('body__isnull', False), ('decided_at', None), ('state', 'proposed')), ('state__in', ['dropped_case', 'expired']), models.Q(('body__isnull', False), ('decided_at__isnull', False)), _connector='OR'), name='conduct_case_decided'), models.CheckConstraint(condition=models.Q(models.Q(('appeal_by', None), ('served_as', None), ('served_on', None)), models.Q(('served_as__in', ['in_session', 'handed_over', 'by_post']), ('served_on__isnull', False)), _connector='OR'), name='conduct_case_served'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['served', 'appealed']), _negated=True), ('served_on__isnull', False), _connector='OR'), name='conduct_case_appeal_after_service'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'in_force'), _negated=True), models.Q(('in_force_on__isnull', False), models.Q(('served_on__isnull', False), ('effect', 'reward'), _connector='OR'), models.Q(('expires_on', None), ('expires_on__gte', models.F('in_force_on')), _connector='OR')), _connector='OR'), name='conduct_case_in_force'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', [shoumi.regime.conduct.vocabulary.ConductState['DROPPED'], shoumi.regime.conduct.vocabulary.ConductState['EXPIRED'], shoumi.regime.conduct.vocabulary.ConductState['LIFTED']]), ('ended_at__isnull', False)), models.Q(models.Q(('state__in', [shoumi.regime.conduct.vocabulary.ConductState['DROPPED'], shoumi.regime.conduct.vocabulary.ConductState['EXPIRED'], shoumi.regime.conduct.vocabulary.ConductState['LIFTED']]), _negated=True), ('ended_at', None)), _connector='OR'), name='conduct_case_ended'), models.CheckConstraint(condition=models.Q(models.Q(('erased_at', None), ('sealed_facts__isnull', False)), models.Q(('erased_at__isnull', False), ('sealed_facts', None), ('state', 'expired')), _connector='OR'), name='conduct_case_erased')],
            },
        ),
        migrations.CreateModel(
            name='Measure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('holds_from', models.DateTimeField()),
                ('holds_until', models.DateTimeField(blank=True, null=True)),
                ('recorded_at', models.DateTimeField()),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('name_zh', models.CharField(max_length=100)),
                ('name_en', models.CharField(blank=True, max_length=100)),
                ('code', models.CharField(max_length=32)),
                ('order', models.PositiveSmallIntegerField(default=100)),
                ('effect', models.CharField(choices=[('reward', 'reward'), ('discipline', 'discipline')], max_length=32)),
                ('audience', models.CharField(choices=[('own_people', 'own_people'), ('outsiders', 'outsiders'), ('units', 'units')], max_length=32)),
                ('decider', models.CharField(choices=[('head', 'head'), ('office', 'office'), ('committee', 'committee'), ('president', 'president'), ('board', 'board')], max_length=32)),
                ('from_rank', models.PositiveSmallIntegerField()),
                ('hearing', models.BooleanField()),
                ('union', models.BooleanField()),
                ('suspended', models.BooleanField()),
                ('appeal_days', models.PositiveSmallIntegerField()),
                ('months', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('follow_up', models.CharField(choices=[('none_needed', 'none_needed'), ('withdraw_clearance', 'withdraw_clearance'), ('begin_leaving', 'begin_leaving')], default='none_needed', max_length=32)),
                ('note_zh', models.CharField(blank=True, max_length=600)),
                ('note_en', models.CharField(blank=True, max_length=600)),
                ('law_zh', models.CharField(blank=True, max_length=300)),
                ('law_en', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('holds_until', None), ('holds_until__gte', models.F('holds_from')), _connector='OR'), name='conduct_measure_span'), models.CheckConstraint(condition=models.Q(('effect__in', ['reward', 'discipline'])), name='conduct_measure_effect'), models.CheckConstraint(condition=models.Q(('audience__in', ['own_people', 'outsiders', 'units'])), name='conduct_measure_audience'), models.CheckConstraint(condition=models.Q(('decider__in', ['head', 'office', 'committee', 'president', 'board'])), name='conduct_measure_decider'), models.CheckConstraint(condition=models.Q(('follow_up__in', ['none_needed', 'withdraw_clearance', 'begin_leaving'])), name='conduct_measure_follow_up'), models.CheckConstraint(condition=models.Q(models.Q(('appeal_days', 0), ('effect', 'reward'), ('from_rank', 0), ('hearing', False), ('union', False)), models.Q(('effect', 'discipline'), ('from_rank__gte', 1), ('from_rank__lte', 4)), _connector='OR'), name='conduct_measure_rank'), models.CheckConstraint(condition=models.Q(('months', None), models.Q(('months__gte', 1), ('months__lte', 120)), _connector='OR'), name='conduct_measure_months'), models.CheckConstraint(condition=models.Q(('appeal_days__lte', 90)), name='conduct_measure_appeal_days'), models.UniqueConstraint(condition=models.Q(('holds_until', None), ('replaced_at', None)), fields=('code',), name='conduct_measure_once')],
                'indexes': [],
            },
        ),
        migrations.CreateModel(
            name='SeverityGrade',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('holds_from', models.DateTimeField()),
                ('holds_until', models.DateTimeField(blank=True, null=True)),
                ('recorded_at', models.DateTimeField()),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('name_zh', models.CharField(max_length=100)),
                ('name_en', models.CharField(blank=True, max_length=100)),
                ('code', models.CharField(max_length=32)),
                ('rank', models.PositiveSmallIntegerField()),
                ('guidance_zh', models.CharField(max_length=200)),
                ('guidance_en', models.CharField(blank=True, max_length=200)),
            ],
            options={
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('holds_until', None), ('holds_until__gte', models.F('holds_from')), _connector='OR'), name='conduct_severitygrade_span'), models.CheckConstraint(condition=models.Q(('rank__gte', 1), ('rank__lte', 4)), name='conduct_grade_rank'), models.UniqueConstraint(condition=models.Q(('holds_until', None), ('replaced_at', None)), fields=('code',), name='conduct_grade_once'), models.UniqueConstraint(condition=models.Q(('holds_until', None), ('replaced_at', None)), fields=('rank',), name='conduct_grade_one_a_rank')],
                'indexes': [],
            },
        ),
        migrations.CreateModel(
            name='Appeal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='appeal', to='conduct.conductcase')),
                ('body', models.CharField(choices=[('head', 'head'), ('office', 'office'), ('committee', 'committee'), ('president', 'president'), ('board', 'board')], max_length=32)),
                ('made_on', models.DateField()),
                ('on_paper', models.BooleanField()),
                ('sealed_text', shoumi.regime.vault.models.SealedTextField(blank=True, null=True)),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('recorded_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('body__in', ['head', 'office', 'committee', 'president', 'board'])), name='conduct_appeal_body')],
                'indexes': [],
            },
        ),
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='conduct.conductcase')),
                ('kind', models.CharField(choices=[('ledger_entry', 'ledger_entry'), ('trace', 'trace'), ('document_number', 'document_number')], max_length=32)),
                ('reference', models.CharField(max_length=64)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['ledger_entry', 'trace', 'document_number'])), name='conduct_evidence_kind'), models.UniqueConstraint(fields=('case', 'kind', 'reference'), name='conduct_evidence_once')],
                'indexes': [],
            },
        ),
        migrations.CreateModel(
            name='Hearing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='hearing', to='conduct.conductcase')),
                ('form', models.CharField(choices=[('stated', 'stated'), ('recorded', 'recorded'), ('waived_hearing', 'waived_hearing'), ('no_show', 'no_show')], max_length=32)),
                ('held_on', models.DateField()),
                ('sealed_statement', shoumi.regime.vault.models.SealedTextField(blank=True, null=True)),
                ('witness', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('recorded_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('form__in', ['stated', 'recorded', 'waived_hearing', 'no_show'])), name='conduct_hearing_form'), models.CheckConstraint(condition=models.Q(models.Q(('form', 'recorded'), ('witness__isnull', False)), models.Q(('form__in', ['stated', 'no_show']), ('witness', None)), ('form', 'waived_hearing'), _connector='OR'), name='conduct_hearing_witness')],
                'indexes': [],
            },
        ),
        migrations.CreateModel(
            name='Verdict',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='verdicts', to='conduct.conductcase')),
                ('stage', models.CharField(choices=[('proposal', 'proposal'), ('decision', 'decision'), ('appeal', 'appeal')], max_length=32)),
                ('body', models.CharField(choices=[('head', 'head'), ('office', 'office'), ('committee', 'committee'), ('president', 'president'), ('board', 'board')], max_length=32)),
                ('grade', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='conduct.severitygrade')),
                ('outcome', models.CharField(blank=True, choices=[('upheld', 'upheld'), ('changed', 'changed'), ('lifted_on_appeal', 'lifted_on_appeal')], max_length=32, null=True)),
                ('sealed_ground', shoumi.regime.vault.models.SealedTextField(blank=True, null=True)),
                ('union_told_on', models.DateField(blank=True, null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('at', models.DateTimeField()),
                ('sent_back_at', models.DateTimeField(blank=True, null=True)),
                ('sealed_return', shoumi.regime.vault.models.SealedTextField(blank=True, null=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('stage__in', ['proposal', 'decision', 'appeal'])), name='conduct_verdict_stage'), models.CheckConstraint(condition=models.Q(('body__in', ['head', 'office', 'committee', 'president', 'board'])), name='conduct_verdict_body'), models.CheckConstraint(condition=models.Q(models.Q(('outcome__in', ['upheld', 'changed', 'lifted_on_appeal']), ('stage', 'appeal')), models.Q(models.Q(('stage', 'appeal'), _negated=True), ('outcome', None)), _connector='OR'), name='conduct_verdict_outcome'), models.CheckConstraint(condition=models.Q(('sent_back_at', None), ('stage', 'proposal'), _connector='OR'), name='conduct_verdict_sent_back'), models.UniqueConstraint(condition=models.Q(('sent_back_at', None)), fields=('case', 'stage'), name='conduct_verdict_one_a_stage')],
                'indexes': [],
            },
        ),
        migrations.CreateModel(
            name='Assessment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verdict', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='assessment', to='conduct.verdict')),
                ('intent', models.CharField(choices=[('slight_negligence', 'slight_negligence'), ('gross_negligence', 'gross_negligence'), ('deliberate', 'deliberate')], max_length=32)),
                ('consequence', models.CharField(choices=[('no_consequence', 'no_consequence'), ('minor', 'minor'), ('serious', 'serious'), ('grave', 'grave')], max_length=32)),
                ('remedy', models.CharField(choices=[('in_full', 'in_full'), ('helped', 'helped'), ('nothing', 'nothing'), ('hindered', 'hindered')], max_length=32)),
                ('repetition', models.PositiveSmallIntegerField()),
                ('rank', models.PositiveSmallIntegerField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('intent__in', ['slight_negligence', 'gross_negligence', 'deliberate'])), name='conduct_assessment_intent'), models.CheckConstraint(condition=models.Q(('consequence__in', ['no_consequence', 'minor', 'serious', 'grave'])), name='conduct_assessment_consequence'), models.CheckConstraint(condition=models.Q(('remedy__in', ['in_full', 'helped', 'nothing', 'hindered'])), name='conduct_assessment_remedy'), models.CheckConstraint(condition=models.Q(('rank__gte', 1), ('rank__lte', 4)), name='conduct_assessment_rank')],
                'indexes': [],
            },
        ),
        migrations.CreateModel(
            name='VerdictMeasure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verdict', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='chosen', to='conduct.verdict')),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='chosen', to='conduct.measure')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('verdict', 'measure'), name='conduct_verdict_measure_once')],
                'indexes': [],
            },
        ),
    ]
