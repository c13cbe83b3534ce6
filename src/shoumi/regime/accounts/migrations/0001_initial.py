import django.db.models.deletion
import django.db.models.functions.text
import shoumi.regime.vault.models
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Account',
            fields=[
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('email', models.EmailField(max_length=254, unique=True)),
                ('language', models.CharField(blank=True, max_length=10)),
                ('password_temporary', models.BooleanField(default=False)),
                ('opened_at', models.DateTimeField()),
                ('suspended_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('email', django.db.models.functions.text.Lower('email'))), name='accounts_account_email_lower')],
                'indexes': [],
            },
        ),
        migrations.CreateModel(
            name='IdentityProvider',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('oidc', 'oidc'), ('wecom', 'wecom'), ('dingtalk', 'dingtalk'), ('feishu', 'feishu')], max_length=10)),
                ('code', models.CharField(max_length=30, unique=True)),
                ('name', models.CharField(max_length=40, unique=True)),
                ('issuer', models.CharField(max_length=500)),
                ('client_id', models.CharField(max_length=500)),
                ('agent', models.CharField(blank=True, max_length=80)),
                ('sealed_secret', shoumi.regime.vault.models.SealedTextField()),
                ('endpoints', models.JSONField(default=dict)),
                ('further_origins', models.JSONField(default=list)),
                ('matching', models.CharField(choices=[('match.none', 'match.none'), ('match.email', 'match.email'), ('match.number', 'match.number'), ('match.directory', 'match.directory')], max_length=20)),
                ('number_claim', models.CharField(blank=True, max_length=80)),
                ('trusted_methods', models.JSONField(default=list)),
                ('trusted_contexts', models.JSONField(default=list)),
                ('on', models.BooleanField(default=True)),
                ('added_at', models.DateTimeField()),
                ('tested_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['oidc', 'wecom', 'dingtalk', 'feishu'])), name='accounts_provider_kind'), models.CheckConstraint(condition=models.Q(('matching__in', ['match.none', 'match.email', 'match.number', 'match.directory'])), name='accounts_provider_matching'), models.CheckConstraint(condition=models.Q(models.Q(('matching', 'match.number'), _negated=True), models.Q(('number_claim', ''), _negated=True), _connector='OR'), name='accounts_provider_claim'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'oidc'), models.Q(('matching', 'match.directory'), _negated=True)), models.Q(models.Q(('kind', 'oidc'), _negated=True), ('matching__in', ['match.none', 'match.directory'])), _connector='OR'), name='accounts_provider_matched_by'), models.CheckConstraint(condition=models.Q(('code__regex', '^[a-z][a-z0-9-]+$')), name='accounts_provider_code'), models.UniqueConstraint(fields=('kind', 'issuer', 'client_id', 'agent'), name='accounts_provider_once')],
                'indexes': [],
            },
        ),
        migrations.CreateModel(
            name='Separation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('holds_from', models.DateTimeField()),
                ('holds_until', models.DateTimeField(blank=True, null=True)),
                ('recorded_at', models.DateTimeField()),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('first', models.CharField(max_length=60)),
                ('second', models.CharField(max_length=60)),
            ],
            options={
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('holds_until', None), ('holds_until__gte', models.F('holds_from')), _connector='OR'), name='accounts_separation_span'), models.CheckConstraint(condition=models.Q(('first__lt', models.F('second'))), name='accounts_separation_order'), models.UniqueConstraint(condition=models.Q(('holds_until', None), ('replaced_at', None)), fields=('first', 'second'), name='accounts_separation_once')],
                'indexes': [],
            },
        ),
        migrations.CreateModel(
            name='Alert',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='alerts', to=settings.AUTH_USER_MODEL)),
                ('kind', models.CharField(choices=[('new_place', 'new_place'), ('failures', 'failures'), ('out_of_hours', 'out_of_hours'), ('factor_changed', 'factor_changed'), ('password_changed', 'password_changed'), ('token_minted', 'token_minted'), ('token_ending', 'token_ending'), ('signed_out', 'signed_out'), ('recovery', 'recovery'), ('linked', 'linked'), ('unlinked', 'unlinked')], max_length=20)),
                ('at', models.DateTimeField()),
                ('address', models.CharField(blank=True, max_length=45)),
                ('device', models.CharField(blank=True, max_length=60)),
                ('seen_at', models.DateTimeField(blank=True, null=True)),
                ('mailed_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['account', '-at'], name='accounts_alert_own'), models.Index(condition=models.Q(('mailed_at', None)), fields=['id'], name='accounts_alert_unmailed')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['new_place', 'failures', 'out_of_hours', 'factor_changed', 'password_changed', 'token_minted', 'token_ending', 'signed_out', 'recovery', 'linked', 'unlinked'])), name='accounts_alert_kind')],
            },
        ),
        migrations.CreateModel(
            name='Appointment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('holds_from', models.DateTimeField()),
                ('holds_until', models.DateTimeField(blank=True, null=True)),
                ('recorded_at', models.DateTimeField()),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to=settings.AUTH_USER_MODEL)),
                ('office', models.CharField(choices=[('system', 'system'), ('security', 'security'), ('audit', 'audit')], max_length=10)),
            ],
            options={
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('holds_until', None), ('holds_until__gte', models.F('holds_from')), _connector='OR'), name='accounts_appointment_span'), models.UniqueConstraint(condition=models.Q(('holds_until', None), ('replaced_at', None)), fields=('account',), name='accounts_appointment_one'), models.CheckConstraint(condition=models.Q(('office__in', ['system', 'security', 'audit'])), name='accounts_appointment_office')],
                'indexes': [],
            },
        ),
        migrations.CreateModel(
            name='Recovery',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recoveries', to=settings.AUTH_USER_MODEL)),
                ('ground', shoumi.regime.vault.models.SealedTextField()),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('opened_at', models.DateTimeField()),
                ('first_digest', models.BinaryField(max_length=16)),
                ('confirmed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('second_digest', models.BinaryField(max_length=16, null=True)),
                ('expires_at', models.DateTimeField()),
                ('used_at', models.DateTimeField(null=True)),
                ('stopped_at', models.DateTimeField(null=True)),
                ('stopped_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('opened_by', models.F('account')), _negated=True), models.Q(('confirmed_by', None), models.Q(models.Q(('confirmed_by', models.F('account')), _negated=True), models.Q(('confirmed_by', models.F('opened_by')), _negated=True)), _connector='OR')), name='accounts_recovery_two_others'), models.CheckConstraint(condition=models.Q(models.Q(('confirmed_at', None), ('confirmed_by', None), ('second_digest', None)), models.Q(('confirmed_at__isnull', False), ('confirmed_by__isnull', False), ('second_digest__isnull', False)), _connector='OR'), name='accounts_recovery_confirmed'), models.CheckConstraint(condition=models.Q(('used_at', None), models.Q(('confirmed_at__isnull', False), ('stopped_at', None)), _connector='OR'), name='accounts_recovery_used'), models.UniqueConstraint(condition=models.Q(('stopped_at', None), ('used_at', None)), fields=('account',), name='accounts_recovery_one')],
                'indexes': [],
            },
        ),
        migrations.CreateModel(
            name='Service',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=40, unique=True)),
                ('purpose', models.CharField(max_length=200)),
                ('responsible', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='services', to=settings.AUTH_USER_MODEL)),
                ('networks', models.JSONField()),
                ('created_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('code__regex', '^[a-z][a-z0-9-]+$')), name='accounts_service_code')],
                'indexes': [],
            },
        ),
        migrations.CreateModel(
            name='Suspension',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('holds_from', models.DateTimeField()),
                ('holds_until', models.DateTimeField(blank=True, null=True)),
                ('recorded_at', models.DateTimeField()),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='suspensions', to=settings.AUTH_USER_MODEL)),
                ('sealed_reason', shoumi.regime.vault.models.SealedTextField()),
            ],
            options={
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('holds_until', None), ('holds_until__gte', models.F('holds_from')), _connector='OR'), name='accounts_suspension_span'), models.UniqueConstraint(condition=models.Q(('holds_until', None), ('replaced_at', None)), fields=('account',), name='accounts_suspension_one')],
                'indexes': [],
            },
        ),
        migrations.CreateModel(
            name='Totp',
            fields=[
                ('account', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='totp', serialize=False, to=settings.AUTH_USER_MODEL)),
                ('secret', shoumi.regime.vault.models.SealedTextField()),
                ('last_counter', models.BigIntegerField(default=0)),
                ('added_at', models.DateTimeField()),
            ],
            options={
                'indexes': [],
                'constraints': [],
            },
        ),
        migrations.CreateModel(
            name='Identity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('holds_from', models.DateTimeField()),
                ('holds_until', models.DateTimeField(blank=True, null=True)),
                ('recorded_at', models.DateTimeField()),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='identities', to='accounts.identityprovider')),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='identities', to=settings.AUTH_USER_MODEL)),
                ('subject', models.BinaryField(max_length=16)),
                ('how', models.CharField(choices=[('linked.own', 'linked.own'), ('linked.match', 'linked.match')], max_length=12)),
            ],
            options={
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('holds_until', None), ('holds_until__gte', models.F('holds_from')), _connector='OR'), name='accounts_identity_span'), models.CheckConstraint(condition=models.Q(('how__in', ['linked.own', 'linked.match'])), name='accounts_identity_how'), models.UniqueConstraint(condition=models.Q(('holds_until', None), ('replaced_at', None)), fields=('provider', 'subject'), name='accounts_identity_one_account'), models.UniqueConstraint(condition=models.Q(('holds_until', None), ('replaced_at', None)), fields=('provider', 'account'), name='accounts_identity_one_subject')],
                'indexes': [],
            },
        ),
        migrations.CreateModel(
            name='Session',
            fields=[
                ('digest', models.CharField(max_length=32, primary_key=True, serialize=False)),
                ('data', shoumi.regime.vault.models.SealedTextField()),
                ('expire_date', models.DateTimeField(db_index=True)),
                ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to=settings.AUTH_USER_MODEL)),
                ('opened_at', models.DateTimeField()),
                ('seen_at', models.DateTimeField()),
                ('address', models.CharField(blank=True, max_length=45)),
                ('device', models.CharField(blank=True, max_length=60)),
                ('provider', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to='accounts.identityprovider')),
                ('provider_session', models.BinaryField(max_length=16, null=True)),
            ],
            options={
                'indexes': [],
                'constraints': [],
            },
        ),
        migrations.CreateModel(
            name='SignIn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sign_ins', to=settings.AUTH_USER_MODEL)),
                ('at', models.DateTimeField(db_index=True)),
                ('address', models.CharField(blank=True, max_length=45)),
                ('device', models.CharField(blank=True, max_length=60)),
                ('method', models.CharField(choices=[('by_password', 'by_password'), ('by_passkey', 'by_passkey'), ('by_single', 'by_single'), ('by_totp', 'by_totp'), ('by_token', 'by_token')], max_length=12)),
                ('provider', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.identityprovider')),
                ('outcome', models.CharField(choices=[('done', 'done'), ('wrong', 'wrong'), ('wrong_factor', 'wrong_factor'), ('limited', 'limited')], max_length=16)),
                ('unusual', models.BooleanField(default=False)),
            ],
            options={
                'indexes': [models.Index(fields=['account', '-at'], name='accounts_signin_own')],
                'constraints': [models.CheckConstraint(condition=models.Q(('outcome__in', ['done', 'wrong', 'wrong_factor', 'limited'])), name='accounts_signin_outcome'), models.CheckConstraint(condition=models.Q(('account__isnull', False), models.Q(('outcome', 'done'), _negated=True), _connector='OR'), name='accounts_signin_whose')],
            },
        ),
        migrations.CreateModel(
            name='Token',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tokens', to=settings.AUTH_USER_MODEL)),
                ('service', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tokens', to='accounts.service')),
                ('name', models.CharField(max_length=80)),
                ('digest', models.BinaryField(max_length=16, unique=True)),
                ('scopes', models.JSONField()),
                ('ceiling', models.PositiveIntegerField(blank=True, null=True)),
                ('minted_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('used_at', models.DateTimeField(blank=True, null=True)),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('reminded_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('minted_at'))), name='accounts_token_span')],
                'indexes': [],
            },
        ),
    ]
