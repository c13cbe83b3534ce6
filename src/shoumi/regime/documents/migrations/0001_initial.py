import django.db.models.deletion
import shoumi.regime.documents.vocabulary
import shoumi.regime.vault.models
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
        ('vault', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='ClassifierRange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('holds_from', models.DateTimeField()),
                ('holds_until', models.DateTimeField(blank=True, null=True)),
                ('recorded_at', models.DateTimeField()),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('ceiling', models.PositiveSmallIntegerField()),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['person', 'replaced_at'], name='documents_range_person')],
                'constraints': [models.CheckConstraint(condition=models.Q(('holds_until', None), ('holds_until__gte', models.F('holds_from')), _connector='OR'), name='documents_classifierrange_span'), models.UniqueConstraint(condition=models.Q(('holds_until', None), ('replaced_at', None)), fields=('person',), name='documents_range_one_standing')],
            },
        ),
        migrations.CreateModel(
            name='Kind',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code', models.SlugField(max_length=40, unique=True)),
                ('category', models.CharField(choices=[('technical', 'TECHNICAL'), ('business', 'BUSINESS'), ('internal', 'INTERNAL'), ('client', 'CLIENT'), ('statutory', 'STATUTORY')], max_length=20)),
                ('name_zh', models.CharField(max_length=80)),
                ('name_en', models.CharField(max_length=80)),
                ('examples_zh', models.TextField(blank=True)),
                ('examples_en', models.TextField(blank=True)),
                ('default_rank', models.PositiveSmallIntegerField()),
                ('years', models.PositiveSmallIntegerField(default=5)),
                ('need_to_know_zh', models.CharField(blank=True, max_length=200)),
                ('need_to_know_en', models.CharField(blank=True, max_length=200)),
                ('order', models.PositiveSmallIntegerField(default=100)),
                ('retired', models.BooleanField(default=False)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('category__in', ['technical', 'business', 'internal', 'client', 'statutory'])), name='documents_kind_category')],
                'indexes': [],
            },
        ),
        migrations.CreateModel(
            name='LevelScheme',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code', models.SlugField(max_length=40, unique=True)),
                ('name_zh', models.CharField(max_length=80)),
                ('name_en', models.CharField(max_length=80)),
                ('in_use', models.BooleanField(default=False)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('in_use', True)), fields=('in_use',), name='documents_scheme_one_in_use')],
                'indexes': [],
            },
        ),
        migrations.CreateModel(
            name='StandingIn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('holds_from', models.DateTimeField()),
                ('holds_until', models.DateTimeField(blank=True, null=True)),
                ('recorded_at', models.DateTimeField()),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('custodian', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('deputy', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['deputy', 'replaced_at', 'custodian'], name='documents_standing_in_by'), models.Index(fields=['custodian', 'recorded_at'], name='documents_standing_in_of')],
                'constraints': [models.CheckConstraint(condition=models.Q(('holds_until', None), ('holds_until__gte', models.F('holds_from')), _connector='OR'), name='documents_standingin_span'), models.CheckConstraint(condition=models.Q(('custodian', models.F('deputy')), _negated=True), name='documents_standing_in_another'), models.CheckConstraint(condition=models.Q(('holds_until__isnull', False)), name='documents_standing_in_ends'), models.UniqueConstraint(condition=models.Q(('replaced_at', None)), fields=('custodian',), name='documents_standing_in_one_for')],
            },
        ),
        migrations.CreateModel(
            name='Level',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('scheme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='levels', to='documents.levelscheme')),
                ('code', models.SlugField(max_length=40, unique=True)),
                ('name_zh', models.CharField(max_length=40)),
                ('name_en', models.CharField(max_length=40)),
                ('mark_zh', models.CharField(max_length=40)),
                ('mark_en', models.CharField(max_length=60)),
                ('rank', models.PositiveSmallIntegerField()),
                ('color', models.CharField(max_length=20)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('scheme', 'rank'), name='documents_level_rank')],
                'indexes': [],
            },
        ),
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.CharField(max_length=40, unique=True)),
                ('kind', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.kind')),
                ('level', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.level')),
                ('unit', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
                ('author', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('custodian', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('sealed_title', shoumi.regime.vault.models.SealedTextField()),
                ('registered_at', models.DateTimeField()),
                ('secret_until', models.DateField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('pages', models.PositiveIntegerField()),
            ],
            options={
                'indexes': [models.Index(fields=['-registered_at', '-number'], name='documents_newest'), models.Index(fields=['author'], name='documents_author'), models.Index(fields=['custodian'], name='documents_custodian')],
                'constraints': [],
            },
        ),
        migrations.CreateModel(
            name='HandlingRules',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('holds_from', models.DateTimeField()),
                ('holds_until', models.DateTimeField(blank=True, null=True)),
                ('recorded_at', models.DateTimeField()),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('level', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rules', to='documents.level')),
                ('gates', models.JSONField()),
                ('clearance', models.PositiveSmallIntegerField(default=0)),
                ('fresh_minutes', models.PositiveSmallIntegerField(default=0)),
                ('text_layer', models.BooleanField(default=False)),
                ('excerpt_characters', models.PositiveIntegerField(default=0)),
                ('title_sealed', models.BooleanField(default=True)),
                ('years', models.PositiveSmallIntegerField(default=5)),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['level', 'replaced_at'], name='documents_rules_level')],
                'constraints': [models.CheckConstraint(condition=models.Q(('holds_until', None), ('holds_until__gte', models.F('holds_from')), _connector='OR'), name='documents_handlingrules_span'), models.CheckConstraint(condition=models.Q(('text_layer', True), ('excerpt_characters', 0), _connector='OR'), name='documents_rules_excerpt_needs_text'), models.UniqueConstraint(condition=models.Q(('holds_until', None), ('replaced_at', None)), fields=('level',), name='documents_rules_one_standing')],
            },
        ),
        migrations.CreateModel(
            name='Custody',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('holds_from', models.DateTimeField()),
                ('holds_until', models.DateTimeField(blank=True, null=True)),
                ('recorded_at', models.DateTimeField()),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('document', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='custodies', to='documents.document')),
                ('person', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['document', 'replaced_at'], name='documents_custody_of'), models.Index(fields=['person', 'replaced_at', 'document'], name='documents_custody_by')],
                'constraints': [models.CheckConstraint(condition=models.Q(('holds_until', None), ('holds_until__gte', models.F('holds_from')), _connector='OR'), name='documents_custody_span'), models.UniqueConstraint(condition=models.Q(('holds_until', None), ('replaced_at', None)), fields=('document',), name='documents_custody_one_standing')],
            },
        ),
        migrations.CreateModel(
            name='KnowRequest',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('asker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('sealed_number', shoumi.regime.vault.models.SealedTextField()),
                ('sealed_purpose', shoumi.regime.vault.models.SealedTextField()),
                ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='requests', to='documents.document')),
                ('made_at', models.DateTimeField()),
                ('until', models.DateField()),
                ('state', models.CharField(choices=[('open', 'OPEN'), ('granted', 'GRANTED'), ('declined', 'DECLINED')], default=shoumi.regime.documents.vocabulary.RequestState['OPEN'], max_length=20)),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('decided_for', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['document', 'state'], name='documents_request_of'), models.Index(fields=['asker', '-made_at'], name='documents_request_asker')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['open', 'granted', 'declined'])), name='documents_request_state'), models.CheckConstraint(condition=models.Q(('decided_for', None), models.Q(('decided_by__isnull', False), models.Q(('decided_by', models.F('asker')), _negated=True)), _connector='OR'), name='documents_request_deputy'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at', None), ('decided_by', None), ('state', shoumi.regime.documents.vocabulary.RequestState['OPEN'])), models.Q(models.Q(('state', shoumi.regime.documents.vocabulary.RequestState['OPEN']), _negated=True), ('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='documents_request_decided')],
            },
        ),
        migrations.CreateModel(
            name='LevelDecision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('holds_from', models.DateTimeField()),
                ('holds_until', models.DateTimeField(blank=True, null=True)),
                ('recorded_at', models.DateTimeField()),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='level_decisions', to='documents.document')),
                ('level', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.level')),
                ('basis', models.CharField(choices=[('first', 'FIRST'), ('supplement', 'SUPPLEMENT'), ('raised', 'RAISED'), ('downgrade', 'DOWNGRADE')], max_length=20)),
                ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('sealed_ground', shoumi.regime.vault.models.SealedTextField()),
                ('years', models.PositiveSmallIntegerField()),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['document', 'replaced_at'], name='documents_decision_of')],
                'constraints': [models.CheckConstraint(condition=models.Q(('holds_until', None), ('holds_until__gte', models.F('holds_from')), _connector='OR'), name='documents_leveldecision_span'), models.CheckConstraint(condition=models.Q(('basis__in', ['first', 'supplement', 'raised', 'downgrade'])), name='documents_decision_basis'), models.UniqueConstraint(condition=models.Q(('holds_until', None), ('replaced_at', None)), fields=('document',), name='documents_decision_one_standing')],
            },
        ),
        migrations.CreateModel(
            name='LineKept',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.leavingcase')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('grant', models.UUIDField()),
                ('kept_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('kept_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('case', 'grant'), name='documents_line_kept_once')],
                'indexes': [],
            },
        ),
        migrations.CreateModel(
            name='Reading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('holds_from', models.DateTimeField()),
                ('holds_until', models.DateTimeField(blank=True, null=True)),
                ('recorded_at', models.DateTimeField()),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('grant', models.UUIDField(default=uuid.uuid4)),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='readings', to='documents.document')),
                ('person', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('unit', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
                ('position', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.position')),
                ('sealed_purpose', shoumi.regime.vault.models.SealedTextField()),
                ('granted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(condition=models.Q(('person__isnull', False)), fields=['person', 'replaced_at', 'document'], name='documents_reading_person'), models.Index(condition=models.Q(('unit__isnull', False)), fields=['unit', 'replaced_at', 'document'], name='documents_reading_unit'), models.Index(condition=models.Q(('position__isnull', False)), fields=['position', 'replaced_at', 'document'], name='documents_reading_position'), models.Index(fields=['document', 'replaced_at'], name='documents_reading_of'), models.Index(fields=['grant'], name='documents_reading_grant')],
                'constraints': [models.CheckConstraint(condition=models.Q(('holds_until', None), ('holds_until__gte', models.F('holds_from')), _connector='OR'), name='documents_reading_span'), models.CheckConstraint(condition=models.Q(models.Q(('person__isnull', False), ('position', None), ('unit', None)), models.Q(('person', None), ('position', None), ('unit__isnull', False)), models.Q(('person', None), ('position__isnull', False), ('unit', None)), _connector='OR'), name='documents_reading_one_reader'), models.UniqueConstraint(condition=models.Q(('person__isnull', False), ('replaced_at', None)), fields=('document', 'person'), name='documents_reading_one_for_person'), models.UniqueConstraint(condition=models.Q(('replaced_at', None), ('unit__isnull', False)), fields=('document', 'unit'), name='documents_reading_one_for_unit'), models.UniqueConstraint(condition=models.Q(('position__isnull', False), ('replaced_at', None)), fields=('document', 'position'), name='documents_reading_one_for_position')],
            },
        ),
        migrations.CreateModel(
            name='Term',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('document', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='documents.document')),
                ('digest', models.BinaryField(max_length=16)),
            ],
            options={
                'indexes': [models.Index(fields=['document'], name='documents_term_of')],
                'constraints': [models.UniqueConstraint(fields=('digest', 'document'), name='documents_term_once')],
            },
        ),
        migrations.CreateModel(
            name='Version',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='documents.document')),
                ('number', models.PositiveIntegerField()),
                ('original', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.sealedobject')),
                ('rendition', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.sealedobject')),
                ('format', models.CharField(max_length=20)),
                ('media_type', models.CharField(max_length=120)),
                ('pages', models.PositiveIntegerField()),
                ('sealed_name', shoumi.regime.vault.models.SealedTextField()),
                ('sealed_content', shoumi.regime.vault.models.SealedTextField()),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('added_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('document', 'number'), name='documents_version_number'), models.CheckConstraint(condition=models.Q(('pages__gte', 1)), name='documents_version_pages')],
                'indexes': [],
            },
        ),
        migrations.CreateModel(
            name='Mark',
            fields=[
                ('id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('use', models.CharField(choices=[('view', 'VIEW'), ('copy', 'COPY')], max_length=10)),
                ('event', models.UUIDField(unique=True)),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.version')),
                ('page', models.PositiveIntegerField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('at', models.DateTimeField()),
                ('key', models.PositiveSmallIntegerField()),
            ],
            options={
                'indexes': [models.Index(fields=['version', 'page', 'at'], name='documents_mark_page'), models.Index(fields=['person', 'at'], name='documents_mark_person')],
                'constraints': [models.CheckConstraint(condition=models.Q(('id__gte', 0), ('id__lt', 1099511627776)), name='documents_mark_id'), models.CheckConstraint(condition=models.Q(('use__in', ['view', 'copy'])), name='documents_mark_use')],
            },
        ),
    ]
