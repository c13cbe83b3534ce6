import django.db.models.deletion
import django.db.models.expressions
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
            name='Meeting',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='people.body')),
                ('begins_at', models.DateTimeField()),
                ('place', models.CharField(max_length=120)),
                ('sealed_agenda', shoumi.regime.vault.models.SealedTextField()),
                ('state', models.CharField(choices=[('called', 'called'), ('held', 'held'), ('meeting_cancelled', 'meeting_cancelled')], default='called', max_length=32)),
                ('called_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('called_at', models.DateTimeField()),
                ('sealed_minutes', shoumi.regime.vault.models.SealedTextField(blank=True, null=True)),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['body', 'begins_at'], name='governance_meeting_of')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['called', 'held', 'meeting_cancelled'])), name='governance_meeting_state'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('ended_by', None), ('state', 'called')), models.Q(models.Q(('state', 'called'), _negated=True), ('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='governance_meeting_ended'), models.CheckConstraint(condition=models.Q(models.Q(('sealed_minutes__isnull', False), ('state', 'held')), models.Q(models.Q(('state', 'held'), _negated=True), ('sealed_minutes', None)), _connector='OR'), name='governance_meeting_minutes')],
            },
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendances', to='governance.meeting')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('presence', models.CharField(blank=True, choices=[('present_there', 'present_there'), ('excused', 'excused'), ('absent_there', 'absent_there')], max_length=20)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('meeting', 'person'), name='governance_attendance_once'), models.CheckConstraint(condition=models.Q(('presence__in', ['', 'present_there', 'excused', 'absent_there'])), name='governance_attendance_presence')],
                'indexes': [],
            },
        ),
        migrations.CreateModel(
            name='Resolution',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='resolutions', to='governance.meeting')),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='resolutions', to='people.body')),
                ('year', models.PositiveSmallIntegerField()),
                ('number', models.PositiveSmallIntegerField()),
                ('sealed_text', shoumi.regime.vault.models.SealedTextField()),
                ('in_favour', models.PositiveSmallIntegerField()),
                ('against', models.PositiveSmallIntegerField()),
                ('abstained', models.PositiveSmallIntegerField()),
                ('outcome', models.CharField(choices=[('carried', 'carried'), ('lost', 'lost')], max_length=32)),
                ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('entered_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('outcome__in', ['carried', 'lost'])), name='governance_resolution_outcome'), models.UniqueConstraint(fields=('body', 'year', 'number'), name='governance_resolution_number'), models.CheckConstraint(condition=models.Q(models.Q(('in_favour__gt', django.db.models.expressions.CombinedExpression(models.F('against'), '+', models.F('abstained'))), ('outcome', 'carried')), models.Q(('in_favour__lte', django.db.models.expressions.CombinedExpression(models.F('against'), '+', models.F('abstained'))), ('outcome', 'lost')), _connector='OR'), name='governance_resolution_votes')],
                'indexes': [],
            },
        ),
        migrations.CreateModel(
            name='Task',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='people.body')),
                ('year', models.PositiveSmallIntegerField()),
                ('resolution', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='governance.resolution')),
                ('sealed_text', shoumi.regime.vault.models.SealedTextField()),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='governance_tasks', to='people.person')),
                ('due', models.DateField()),
                ('state', models.CharField(choices=[('task_open', 'task_open'), ('task_done', 'task_done'), ('task_dropped', 'task_dropped')], default='task_open', max_length=32)),
                ('assigned_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('assigned_at', models.DateTimeField()),
                ('settled_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('settled_at', models.DateTimeField(blank=True, null=True)),
                ('sealed_note', shoumi.regime.vault.models.SealedTextField(blank=True, null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['owner', 'state', 'due'], name='governance_task_owner'), models.Index(fields=['body', 'state', 'due'], name='governance_task_body')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['task_open', 'task_done', 'task_dropped'])), name='governance_task_state'), models.CheckConstraint(condition=models.Q(models.Q(('sealed_note', None), ('settled_at', None), ('settled_by', None), ('state', 'task_open')), models.Q(models.Q(('state', 'task_open'), _negated=True), ('sealed_note__isnull', False), ('settled_at__isnull', False), ('settled_by__isnull', False)), _connector='OR'), name='governance_task_settled')],
            },
        ),
    ]
