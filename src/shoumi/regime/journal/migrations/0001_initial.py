import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Log',
            fields=[
                ('number', models.PositiveIntegerField(primary_key=True, serialize=False)),
                ('origin', models.CharField(max_length=200, unique=True)),
                ('began_at', models.DateTimeField()),
            ],
            options={
                'indexes': [],
                'constraints': [],
            },
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('uid', models.UUIDField(unique=True)),
                ('at', models.DateTimeField()),
                ('code', models.CharField(max_length=100)),
                ('actor', models.CharField(max_length=100)),
                ('subject', models.CharField(max_length=100, null=True)),
                ('commitment', models.BinaryField(max_length=32)),
            ],
            options={
                'indexes': [models.Index(fields=['subject', 'id'], name='journal_event_subject'), models.Index(fields=['actor', 'id'], name='journal_event_actor'), models.Index(fields=['code', 'id'], name='journal_event_code')],
                'constraints': [],
            },
        ),
        migrations.CreateModel(
            name='Checkpoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('log', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='journal.log')),
                ('size', models.BigIntegerField()),
                ('root', models.BinaryField(max_length=32)),
                ('note', models.TextField()),
                ('at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('log', 'size'), name='journal_checkpoint_size')],
                'indexes': [],
            },
        ),
        migrations.CreateModel(
            name='Node',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('log', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='journal.log')),
                ('level', models.PositiveSmallIntegerField()),
                ('index', models.BigIntegerField()),
                ('hash', models.BinaryField(max_length=32)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('log', 'level', 'index'), name='journal_node_place')],
                'indexes': [],
            },
        ),
        migrations.CreateModel(
            name='Details',
            fields=[
                ('event', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='details', serialize=False, to='journal.event')),
                ('salt', models.BinaryField(max_length=32)),
                ('body', models.TextField()),
            ],
            options={
                'indexes': [],
                'constraints': [],
            },
        ),
        migrations.CreateModel(
            name='Leaf',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('log', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='journal.log')),
                ('index', models.BigIntegerField()),
                ('event', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='leaf', to='journal.event')),
                ('hash', models.BinaryField(max_length=32)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('log', 'index'), name='journal_leaf_place')],
                'indexes': [],
            },
        ),
        migrations.CreateModel(
            name='Pending',
            fields=[
                ('event', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='pending', serialize=False, to='journal.event')),
            ],
            options={
                'indexes': [],
                'constraints': [],
            },
        ),
    ]
