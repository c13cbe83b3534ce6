import django.db.models.deletion
import shoumi.regime.vault.models
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('documents', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Campaign',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=80)),
                ('reach', models.CharField(choices=[('reach_documents', 'reach_documents'), ('reach_unit', 'reach_unit'), ('reach_person', 'reach_person')], max_length=32)),
                ('kind', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.kind')),
                ('level', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.level')),
                ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('unused_days', models.PositiveSmallIntegerField()),
                ('starts_on', models.DateField()),
                ('due_on', models.DateField()),
                ('escalates_on', models.DateField()),
                ('suspends_on', models.DateField()),
                ('remind_days', models.JSONField(default=list)),
                ('escalates_to', models.CharField(choices=[('superior', 'superior'), ('confidentiality_office', 'confidentiality_office')], max_length=32)),
                ('repeat_months', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('follows', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='next', to='reviews.campaign')),
                ('state', models.CharField(choices=[('review_draft', 'review_draft'), ('review_opening', 'review_opening'), ('review_open', 'review_open'), ('review_escalated', 'review_escalated'), ('review_closed', 'review_closed'), ('review_withdrawn', 'review_withdrawn')], default='review_draft', max_length=32)),
                ('planned_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('planned_at', models.DateTimeField()),
                ('begun_at', models.DateTimeField(blank=True, null=True)),
                ('expected', models.PositiveIntegerField(default=0)),
                ('cursor', models.BigIntegerField(default=0)),
                ('opened_at', models.DateTimeField(blank=True, null=True)),
                ('reminded_for', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('escalated_at', models.DateTimeField(blank=True, null=True)),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['state', 'starts_on'], name='reviews_campaign_by_state')],
                'constraints': [models.CheckConstraint(condition=models.Q(('reach__in', ['reach_documents', 'reach_unit', 'reach_person'])), name='reviews_campaign_reach'), models.CheckConstraint(condition=models.Q(('escalates_to__in', ['superior', 'confidentiality_office'])), name='reviews_campaign_escalates_to'), models.CheckConstraint(condition=models.Q(('state__in', ['review_draft', 'review_opening', 'review_open', 'review_escalated', 'review_closed', 'review_withdrawn'])), name='reviews_campaign_state'), models.CheckConstraint(condition=models.Q(models.Q(('person', None), ('reach', 'reach_documents'), ('unit', None)), models.Q(('document', None), ('kind', None), ('level', None), ('person', None), ('reach', 'reach_unit'), ('unit__isnull', False)), models.Q(('document', None), ('kind', None), ('level', None), ('person__isnull', False), ('reach', 'reach_person'), ('unit', None)), _connector='OR'), name='reviews_campaign_target'), models.CheckConstraint(condition=models.Q(('due_on__lte', models.F('escalates_on')), ('escalates_on__lt', models.F('suspends_on')), ('starts_on__lt', models.F('due_on'))), name='reviews_campaign_dates'), models.CheckConstraint(condition=models.Q(('repeat_months', None), ('repeat_months__gte', 1), _connector='OR'), name='reviews_campaign_repeat'), models.CheckConstraint(condition=models.Q(models.Q(('begun_at', None), ('ended_at', None), ('opened_at', None), ('state', 'review_draft')), models.Q(('begun_at__isnull', False), ('ended_at', None), ('opened_at', None), ('state', 'review_opening')), models.Q(('ended_at', None), ('escalated_at', None), ('opened_at__gte', models.F('begun_at')), ('state', 'review_open')), models.Q(('ended_at', None), ('escalated_at__gte', models.F('opened_at')), ('opened_at__gte', models.F('begun_at')), ('state', 'review_escalated')), models.Q(('ended_at__gte', models.F('opened_at')), ('state', 'review_closed')), models.Q(('ended_at__isnull', False), ('state', 'review_withdrawn')), _connector='OR'), name='reviews_campaign_states')],
            },
        ),
        migrations.CreateModel(
            name='Line',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('campaign', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='reviews.campaign')),
                ('number', models.PositiveIntegerField()),
                ('grant', models.UUIDField()),
                ('document', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('person', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('unit', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
                ('position', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.position')),
                ('home', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
                ('reviewer', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('escalated', models.BooleanField(default=False)),
                ('second', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('granted_at', models.DateTimeField()),
                ('holds_until', models.DateTimeField(blank=True, null=True)),
                ('last_opened_at', models.DateTimeField(blank=True, null=True)),
                ('unused', models.BooleanField()),
                ('moved', models.BooleanField()),
                ('outside', models.BooleanField()),
                ('wider', models.BooleanField()),
                ('weight', models.PositiveSmallIntegerField()),
                ('held', models.PositiveIntegerField()),
                ('usual', models.PositiveIntegerField(blank=True, null=True)),
                ('state', models.CharField(choices=[('line_open', 'line_open'), ('line_confirmed', 'line_confirmed'), ('line_revoked', 'line_revoked'), ('line_suspended', 'line_suspended'), ('line_lapsed', 'line_lapsed')], default='line_open', max_length=32)),
                ('decided_by', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('took_hours', models.PositiveIntegerField(blank=True, null=True)),
                ('sealed_reason', shoumi.regime.vault.models.SealedTextField(blank=True, null=True)),
                ('suspended_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['campaign', '-weight', 'number'], name='reviews_line_by_weight'), models.Index(fields=['campaign', 'state', 'unused', 'moved', 'outside', 'wider', 'took_hours'], name='reviews_line_counted'), models.Index(fields=['campaign', 'reviewer', 'state'], name='reviews_line_by_reviewer'), models.Index(fields=['campaign', 'home', 'state'], name='reviews_line_by_home'), models.Index(fields=['reviewer', 'state', '-weight', 'number'], name='reviews_line_of_reviewer'), models.Index(condition=models.Q(('second__isnull', False)), fields=['second', 'state'], name='reviews_line_of_second'), models.Index(condition=models.Q(('escalated', True)), fields=['campaign', 'second'], name='reviews_line_escalated'), models.Index(condition=models.Q(('suspended_at__isnull', False)), fields=['campaign'], name='reviews_line_suspended')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['line_open', 'line_confirmed', 'line_revoked', 'line_suspended', 'line_lapsed'])), name='reviews_line_state'), models.UniqueConstraint(fields=('campaign', 'grant'), name='reviews_line_once'), models.UniqueConstraint(fields=('campaign', 'number'), name='reviews_line_number'), models.CheckConstraint(condition=models.Q(models.Q(('person__isnull', False), ('position', None), ('unit', None)), models.Q(('person', None), ('position', None), ('unit__isnull', False)), models.Q(('person', None), ('position__isnull', False), ('unit', None)), _connector='OR'), name='reviews_line_one_reader'), models.CheckConstraint(condition=models.Q(('person', None), ('reviewer', None), models.Q(('reviewer', models.F('person')), _negated=True), _connector='OR'), name='reviews_line_own'), models.CheckConstraint(condition=models.Q(('person', None), ('second', None), models.Q(('second', models.F('person')), _negated=True), _connector='OR'), name='reviews_line_own_second'), models.CheckConstraint(condition=models.Q(('second', None), ('escalated', True), _connector='OR'), name='reviews_line_second'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at', None), ('decided_by', None), ('state', 'line_open'), ('suspended_at', None)), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False), ('state', 'line_confirmed')), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False), ('sealed_reason__isnull', False), ('state', 'line_revoked')), models.Q(('decided_at', None), ('decided_by', None), ('state', 'line_suspended'), ('suspended_at__isnull', False)), models.Q(('decided_at__isnull', False), ('decided_by', None), ('state', 'line_lapsed')), _connector='OR'), name='reviews_line_decided')],
            },
        ),
    ]
