import datetime
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import pgtrigger.compiler
from peelian.records.gateways import triggers
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='Force',
            fields=[
                ('code', models.CharField(help_text='the ONS code: E23000031', max_length=9, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=60)),
                ('aliases', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), blank=True, default=list, size=None)),
                ('active_from', models.DateField(default=datetime.date(1974, 4, 1))),
                ('active_to', models.DateField(blank=True, null=True)),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='ForceEvent',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('code', models.CharField(help_text='the ONS code: E23000031', max_length=9, serialize=False)),
                ('name', models.CharField(max_length=60)),
                ('aliases', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), blank=True, default=list, size=None)),
                ('active_from', models.DateField(default=datetime.date(1974, 4, 1))),
                ('active_to', models.DateField(blank=True, null=True)),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='accounts.force')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['pgh_obj', 'pgh_id'], name='force_history'), django.contrib.postgres.indexes.BrinIndex(fields=['pgh_created_at'], name='force_htime')],
            },
        ),
        migrations.CreateModel(
            name='PersonalLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token_digest', models.CharField(max_length=64, unique=True)),
                ('code_digest', models.CharField(max_length=64, unique=True)),
                ('purpose', models.CharField(help_text='what it opens: “follow-up”', max_length=40)),
                ('made_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='PersonalLinkEvent',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('id', models.BigIntegerField()),
                ('token_digest', models.CharField(max_length=64)),
                ('code_digest', models.CharField(max_length=64)),
                ('purpose', models.CharField(help_text='what it opens: “follow-up”', max_length=40)),
                ('made_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='accounts.personallink')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['pgh_obj', 'pgh_id'], name='personallink_history'), django.contrib.postgres.indexes.BrinIndex(fields=['pgh_created_at'], name='personallink_htime')],
            },
        ),
        migrations.CreateModel(
            name='Unit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(unique=True)),
                ('name', models.CharField(max_length=80)),
                ('telephone', models.CharField(max_length=20)),
                ('active_from', models.DateField()),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Officer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('email', models.EmailField(max_length=254, unique=True)),
                ('name', models.CharField(max_length=80)),
                ('role', models.CharField(choices=[('officer', 'Officer'), ('supervisor', 'Supervisor'), ('information manager', 'Information manager'), ('senior officer', 'Senior officer'), ('administrator', 'Administrator')], max_length=20)),
                ('is_active', models.BooleanField(default=True)),
                ('joined_on', models.DateField()),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='officers', to='accounts.unit')),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Agreement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('basis', models.CharField(help_text='the document that says so', max_length=200)),
                ('force', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='accounts.force')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='accounts.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('unit', 'force', 'valid_from'), name='one_agreement_a_day'), models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='agreement_ends_after_it_begins')],
            },
        ),
        migrations.CreateModel(
            name='OfficerEvent',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('id', models.BigIntegerField()),
                ('email', models.EmailField(max_length=254)),
                ('name', models.CharField(max_length=80)),
                ('role', models.CharField(choices=[('officer', 'Officer'), ('supervisor', 'Supervisor'), ('information manager', 'Information manager'), ('senior officer', 'Senior officer'), ('administrator', 'Administrator')], max_length=20)),
                ('is_active', models.BooleanField(default=True)),
                ('joined_on', models.DateField()),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.unit')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['pgh_obj', 'pgh_id'], name='officer_history'), django.contrib.postgres.indexes.BrinIndex(fields=['pgh_created_at'], name='officer_htime')],
            },
        ),
        migrations.CreateModel(
            name='SignIn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.CharField(help_text='as it was typed, or as the directory gave it', max_length=254)),
                ('at', models.DateTimeField()),
                ('outcome', models.CharField(choices=[('signed in', 'Signed in'), ('wrong password', 'Wrong password'), ('wrong code', 'Wrong code'), ('too many tries', 'Too many tries'), ('refused', 'Refused'), ('signed out', 'Signed out')], max_length=20)),
                ('means', models.CharField(blank=True, help_text='“password and authenticator app”', max_length=80)),
                ('officer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sign_ins', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['officer', '-id'], name='signin_officer'), django.contrib.postgres.indexes.BrinIndex(fields=['at'], name='signin_at')],
            },
        ),
        migrations.CreateModel(
            name='SignInEvent',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('id', models.BigIntegerField()),
                ('email', models.CharField(help_text='as it was typed, or as the directory gave it', max_length=254)),
                ('at', models.DateTimeField()),
                ('outcome', models.CharField(choices=[('signed in', 'Signed in'), ('wrong password', 'Wrong password'), ('wrong code', 'Wrong code'), ('too many tries', 'Too many tries'), ('refused', 'Refused'), ('signed out', 'Signed out')], max_length=20)),
                ('means', models.CharField(blank=True, help_text='“password and authenticator app”', max_length=80)),
                ('officer', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='accounts.signin')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['pgh_obj', 'pgh_id'], name='signin_history'), django.contrib.postgres.indexes.BrinIndex(fields=['pgh_created_at'], name='signin_htime')],
            },
        ),
        migrations.CreateModel(
            name='UnitEvent',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('id', models.BigIntegerField()),
                ('code', models.SlugField(db_index=False)),
                ('name', models.CharField(max_length=80)),
                ('telephone', models.CharField(max_length=20)),
                ('active_from', models.DateField()),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='accounts.unit')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['pgh_obj', 'pgh_id'], name='unit_history'), django.contrib.postgres.indexes.BrinIndex(fields=['pgh_created_at'], name='unit_htime')],
            },
        ),
        migrations.CreateModel(
            name='Absence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first_day', models.DateField()),
                ('last_day', models.DateField()),
                ('officer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='absences', to=settings.AUTH_USER_MODEL)),
                ('stand_in', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='standing_in', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['first_day'],
                'constraints': [models.CheckConstraint(condition=models.Q(('last_day__gte', models.F('first_day'))), name='absence_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(('officer', models.F('stand_in')), _negated=True), name='nobody_stands_in_for_themselves')],
            },
        ),
        migrations.CreateModel(
            name='AbsenceEvent',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('id', models.BigIntegerField()),
                ('first_day', models.DateField()),
                ('last_day', models.DateField()),
                ('officer', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='accounts.absence')),
                ('stand_in', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['pgh_obj', 'pgh_id'], name='absence_history'), django.contrib.postgres.indexes.BrinIndex(fields=['pgh_created_at'], name='absence_htime')],
            },
        ),
        migrations.CreateModel(
            name='AgreementEvent',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('id', models.BigIntegerField()),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('basis', models.CharField(help_text='the document that says so', max_length=200)),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='accounts.agreement')),
                ('force', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.force')),
                ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.unit')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['pgh_obj', 'pgh_id'], name='agreement_history'), django.contrib.postgres.indexes.BrinIndex(fields=['pgh_created_at'], name='agreement_htime')],
            },
        ),
        triggers.AddTrigger(
            model_name='force',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_forceevent" ("active_from", "active_to", "aliases", "code", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."active_from", new_values."active_to", new_values."aliases", new_values."code", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."code" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='2a92a8318dfb7568f2acc3d32a61b11b875542fd', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_e8051', referencing='REFERENCING NEW TABLE AS new_values ', table='accounts_force', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='force',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_forceevent" ("active_from", "active_to", "aliases", "code", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."active_from", new_values."active_to", new_values."aliases", new_values."code", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."code" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."code") = (new_values."code") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1edc057d4561956cc69dbdf2469d8801efc02416', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_9b898', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='accounts_force', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='force',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_forceevent" ("active_from", "active_to", "aliases", "code", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."active_from", old_values."active_to", old_values."aliases", old_values."code", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."code" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='3f291d0b13d2b79e309582c63b23f5b6e6102d56', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_2e18f', referencing='REFERENCING OLD TABLE AS old_values ', table='accounts_force', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='personallink',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_personallinkevent" ("code_digest", "expires_at", "id", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "revoked_at", "token_digest") SELECT new_values."code_digest", new_values."expires_at", new_values."id", new_values."made_at", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."purpose", new_values."revoked_at", new_values."token_digest" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='dbd63fb132e8d69f10f2d8fe490ee743b1f072f4', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_45a20', referencing='REFERENCING NEW TABLE AS new_values ', table='accounts_personallink', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='personallink',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_personallinkevent" ("code_digest", "expires_at", "id", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "revoked_at", "token_digest") SELECT new_values."code_digest", new_values."expires_at", new_values."id", new_values."made_at", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."purpose", new_values."revoked_at", new_values."token_digest" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='fc9cdbca46c6df1b189a6e04541a4e18a4402390', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_ff2f7', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='accounts_personallink', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='personallink',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_personallinkevent" ("code_digest", "expires_at", "id", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "revoked_at", "token_digest") SELECT old_values."code_digest", old_values."expires_at", old_values."id", old_values."made_at", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."purpose", old_values."revoked_at", old_values."token_digest" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='ede775cfcfd11b9653569a889169e578b1fb41d5', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_0a99f', referencing='REFERENCING OLD TABLE AS old_values ', table='accounts_personallink', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='unit',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_unitevent" ("active_from", "code", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "telephone") SELECT new_values."active_from", new_values."code", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."telephone" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='7400dc55e830e146c2908dfe442a82fc18e8722e', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_8ba9e', referencing='REFERENCING NEW TABLE AS new_values ', table='accounts_unit', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='unit',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_unitevent" ("active_from", "code", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "telephone") SELECT new_values."active_from", new_values."code", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."telephone" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='508f869a8ad9609586cc5e2d20e853b120a3ede9', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_9885a', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='accounts_unit', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='unit',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_unitevent" ("active_from", "code", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "telephone") SELECT old_values."active_from", old_values."code", old_values."id", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."telephone" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='8a2584435555f7bf6e8bc605d9a85100c058f4a3', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_a04b7', referencing='REFERENCING OLD TABLE AS old_values ', table='accounts_unit', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='absence',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_absenceevent" ("first_day", "id", "last_day", "officer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stand_in_id") SELECT new_values."first_day", new_values."id", new_values."last_day", new_values."officer_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."stand_in_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='01f305d7a571c83c7b2f3847fb48153252c37968', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_b9041', referencing='REFERENCING NEW TABLE AS new_values ', table='accounts_absence', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='absence',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_absenceevent" ("first_day", "id", "last_day", "officer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stand_in_id") SELECT new_values."first_day", new_values."id", new_values."last_day", new_values."officer_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."stand_in_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1f126149f4d3a8da1bc3989ac438db5e1a109baf', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_b558a', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='accounts_absence', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='absence',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_absenceevent" ("first_day", "id", "last_day", "officer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stand_in_id") SELECT old_values."first_day", old_values."id", old_values."last_day", old_values."officer_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."stand_in_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='38158151696bfa01e19eed700ea4c4f27b3ddf15', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_1cc4d', referencing='REFERENCING OLD TABLE AS old_values ', table='accounts_absence', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='absenceevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='808b70c0e4dbfc7c7c5186a26aeb97de652b7635', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_adbd2', table='accounts_absenceevent', when='BEFORE')),
        ),
        triggers.AddTrigger(
            model_name='forceevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='39a103043273aa0e2c224910b097f1542bf7a8d1', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e3d3b', table='accounts_forceevent', when='BEFORE')),
        ),
        triggers.AddTrigger(
            model_name='personallinkevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b451483908390ed25a0f460eee8578184e355bee', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_83cb7', table='accounts_personallinkevent', when='BEFORE')),
        ),
        triggers.AddTrigger(
            model_name='signin',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_signinevent" ("at", "email", "id", "means", "officer_id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."at", new_values."email", new_values."id", new_values."means", new_values."officer_id", new_values."outcome", _pgh_attached_context.value, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d00065a88d5b284711faead542bbb8387aec6f70', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_dc286', referencing='REFERENCING NEW TABLE AS new_values ', table='accounts_signin', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='signin',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_signinevent" ("at", "email", "id", "means", "officer_id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."at", new_values."email", new_values."id", new_values."means", new_values."officer_id", new_values."outcome", _pgh_attached_context.value, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='b0132b3063dde20c574b68ac9126e1b69223df9c', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_1fdaa', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='accounts_signin', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='signin',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_signinevent" ("at", "email", "id", "means", "officer_id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."at", old_values."email", old_values."id", old_values."means", old_values."officer_id", old_values."outcome", _pgh_attached_context.value, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='c55f74d4d5021708291de993bf53dbda1bc65b23', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_42ec7', referencing='REFERENCING OLD TABLE AS old_values ', table='accounts_signin', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='signinevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='71fd5ef17c93d243e6174cecc5dd62b9122204dd', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_78ba7', table='accounts_signinevent', when='BEFORE')),
        ),
        triggers.AddTrigger(
            model_name='officerevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='611728c35a7fc91be1d2f6b87265977db93966d3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_11b23', table='accounts_officerevent', when='BEFORE')),
        ),
        triggers.AddTrigger(
            model_name='agreementevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='cea92830946949cc98d76bfc4cf582d87181a915', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_10849', table='accounts_agreementevent', when='BEFORE')),
        ),
        triggers.AddTrigger(
            model_name='agreement',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_agreementevent" ("basis", "force_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "valid_from", "valid_to") SELECT new_values."basis", new_values."force_id", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."unit_id", new_values."valid_from", new_values."valid_to" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='401b9607b639ebee58480720cde6f625df06a349', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_b9bb1', referencing='REFERENCING NEW TABLE AS new_values ', table='accounts_agreement', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='agreement',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_agreementevent" ("basis", "force_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "valid_from", "valid_to") SELECT new_values."basis", new_values."force_id", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."unit_id", new_values."valid_from", new_values."valid_to" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='68447cccdf91782c1b4aa4351a695c4d317602b8', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_83d9f', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='accounts_agreement', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='agreement',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_agreementevent" ("basis", "force_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "valid_from", "valid_to") SELECT old_values."basis", old_values."force_id", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."unit_id", old_values."valid_from", old_values."valid_to" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='d58dcb35f40b14f9cbdbcf4b4797f86fe3a26d98', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_1602e', referencing='REFERENCING OLD TABLE AS old_values ', table='accounts_agreement', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='officer',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_officerevent" ("email", "id", "is_active", "joined_on", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "unit_id") SELECT new_values."email", new_values."id", new_values."is_active", new_values."joined_on", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."role", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='3aa7d66b7540f6d4f69706734d90c8239465a61d', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_e5d4e', referencing='REFERENCING NEW TABLE AS new_values ', table='accounts_officer', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='officer',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_officerevent" ("email", "id", "is_active", "joined_on", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "unit_id") SELECT new_values."email", new_values."id", new_values."is_active", new_values."joined_on", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."role", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."email" IS DISTINCT FROM (new_values."email") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."is_active" IS DISTINCT FROM (new_values."is_active") OR old_values."joined_on" IS DISTINCT FROM (new_values."joined_on") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."role" IS DISTINCT FROM (new_values."role") OR old_values."unit_id" IS DISTINCT FROM (new_values."unit_id")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='3ee772804004fb4b06db5a972c1d9782f275963c', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_451cf', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='accounts_officer', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='officer',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_officerevent" ("email", "id", "is_active", "joined_on", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "unit_id") SELECT old_values."email", old_values."id", old_values."is_active", old_values."joined_on", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."role", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='7ba8b7ec1bd81cd0cad8906480f46420887d104f', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_6feb5', referencing='REFERENCING OLD TABLE AS old_values ', table='accounts_officer', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='unitevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='83f3e89dea885acccb35b158e1d19fdbbc30075d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f5bbe', table='accounts_unitevent', when='BEFORE')),
        ),
    ]
