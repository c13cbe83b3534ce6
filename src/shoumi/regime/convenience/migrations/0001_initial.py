import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Reached',
            fields=[
                ('id', models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ('log', models.PositiveIntegerField()),
                ('next', models.BigIntegerField()),
                ('at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='convenience_reached_one')],
                'indexes': [],
            },
        ),
        migrations.CreateModel(
            name='Tally',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('unit', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.unit')),
                ('verb', models.CharField(max_length=100)),
                ('reason', models.CharField(max_length=100)),
                ('known', models.BooleanField()),
                ('count', models.PositiveIntegerField()),
            ],
            options={
                'indexes': [models.Index(fields=['day', 'unit', 'known', 'reason', 'count'], name='convenience_tally_by_day')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('unit__isnull', False)), fields=('day', 'unit', 'verb', 'reason', 'known'), name='convenience_tally_once_in_unit'), models.UniqueConstraint(condition=models.Q(('unit', None)), fields=('day', 'verb', 'reason', 'known'), name='convenience_tally_once'), models.CheckConstraint(condition=models.Q(('count__gte', 1)), name='convenience_tally_count')],
            },
        ),
        migrations.CreateModel(
            name='Wait',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=60)),
                ('source', models.UUIDField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('unit', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.unit')),
                ('asked_at', models.DateTimeField()),
                ('due_at', models.DateTimeField(null=True)),
                ('decided_at', models.DateTimeField(null=True)),
                ('minutes', models.PositiveIntegerField(null=True)),
                ('week', models.PositiveIntegerField(null=True)),
                ('waits_on', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('office', models.CharField(blank=True, max_length=100)),
                ('deputy', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('address', models.CharField(blank=True, max_length=200)),
            ],
            options={
                'indexes': [models.Index(fields=['decided_at', 'person', 'kind', 'unit', 'week', 'minutes'], name='convenience_wait_decided'), models.Index(condition=models.Q(('decided_at', None)), fields=['kind', 'asked_at'], name='convenience_wait_open')],
                'constraints': [models.UniqueConstraint(fields=('kind', 'source'), name='convenience_wait_once'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at', None), ('minutes', None), ('week', None)), models.Q(('decided_at__gte', models.F('asked_at')), ('minutes__isnull', False), ('week__isnull', False)), _connector='OR'), name='convenience_wait_minutes')],
            },
        ),
    ]
