import shoumi.regime.vault.models
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='CachedValue',
            fields=[
                ('digest', models.CharField(max_length=32, primary_key=True, serialize=False)),
                ('sealed_value', shoumi.regime.vault.models.SealedTextField()),
                ('expires_at', models.DateTimeField(db_index=True, null=True)),
            ],
            options={
                'indexes': [],
                'constraints': [],
            },
        ),
        migrations.CreateModel(
            name='SealedObject',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('level', models.CharField(blank=True, max_length=40)),
                ('epoch', models.PositiveIntegerField(db_index=True)),
                ('wrapped_key', models.BinaryField(max_length=65)),
                ('plain_size', models.BigIntegerField()),
                ('sealed_size', models.BigIntegerField()),
                ('sealed_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('plain_size__gte', 0)), name='vault_object_plain_size'), models.CheckConstraint(condition=models.Q(('epoch__gte', 1)), name='vault_object_epoch')],
                'indexes': [],
            },
        ),
    ]
