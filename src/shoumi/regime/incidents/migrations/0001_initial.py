import django.db.models.deletion
import shoumi.regime.incidents.vocabulary
import shoumi.regime.vault.models
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('documents', '0001_initial'),
        ('people', '0001_initial'),
        ('vault', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='TraceCase',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('evidence', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.sealedobject')),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('opened_at', models.DateTimeField(db_index=True)),
                ('outcome', models.CharField(choices=[('found', 'FOUND'), ('unknown_id', 'UNKNOWN_ID'), ('nothing', 'NOTHING')], max_length=20)),
                ('mark', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.mark')),
                ('z', models.FloatField(blank=True, null=True)),
                ('bound', models.FloatField(blank=True, null=True)),
                ('trials', models.PositiveIntegerField(blank=True, null=True)),
                ('scale', models.FloatField(blank=True, null=True)),
                ('rotation', models.FloatField(blank=True, null=True)),
                ('tiles', models.JSONField(default=list)),
                ('binding', models.CharField(blank=True, choices=[('agrees', 'AGREES'), ('differs', 'DIFFERS'), ('undecided', 'UNDECIDED')], max_length=20)),
                ('conclusion', models.CharField(choices=[('open', 'OPEN'), ('confirmed', 'CONFIRMED'), ('dismissed', 'DISMISSED')], default=shoumi.regime.incidents.vocabulary.Conclusion['OPEN'], max_length=20)),
                ('concluded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('concluded_at', models.DateTimeField(blank=True, null=True)),
                ('sealed_reason', shoumi.regime.vault.models.SealedTextField(blank=True, null=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('bound__isnull', False), ('mark__isnull', False), ('outcome', shoumi.regime.incidents.vocabulary.Outcome['FOUND']), ('z__isnull', False)), models.Q(('mark', None), ('outcome', shoumi.regime.incidents.vocabulary.Outcome['UNKNOWN_ID']), ('z__isnull', False)), models.Q(('mark', None), ('outcome', shoumi.regime.incidents.vocabulary.Outcome['NOTHING']), ('z', None)), _connector='OR'), name='incidents_trace_outcome'), models.CheckConstraint(condition=models.Q(models.Q(('concluded_at', None), ('concluded_by', None), ('conclusion', shoumi.regime.incidents.vocabulary.Conclusion['OPEN'])), models.Q(('concluded_at__isnull', False), ('concluded_by__isnull', False), ('conclusion__in', [shoumi.regime.incidents.vocabulary.Conclusion['CONFIRMED'], shoumi.regime.incidents.vocabulary.Conclusion['DISMISSED']])), _connector='OR'), name='incidents_trace_conclusion')],
                'indexes': [],
            },
        ),
    ]
