import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import pgtrigger.compiler
from peelian.records.gateways import triggers
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('parties', '0002_name_keys'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        triggers.RemoveTrigger(
            model_name='sourcerecord',
            name='insert_insert',
        ),
        triggers.RemoveTrigger(
            model_name='sourcerecord',
            name='update_update',
        ),
        triggers.RemoveTrigger(
            model_name='sourcerecord',
            name='delete_delete',
        ),
        migrations.CreateModel(
            name='InvestigationFlag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('officer', models.CharField(help_text='label of the officer in the case', max_length=40)),
                ('officer_name', models.CharField(max_length=120)),
                ('crime_reference', models.CharField(max_length=40)),
                ('stops', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('contact', 'Contact'), ('publicity', 'Publicity'), ('release', 'Release')], max_length=10), size=None)),
                ('why', models.CharField(max_length=300)),
                ('set_at', models.DateTimeField()),
                ('set_by', models.CharField(max_length=120)),
                ('released_at', models.DateTimeField(blank=True, null=True)),
                ('released_by', models.CharField(blank=True, max_length=120)),
                ('released_why', models.CharField(blank=True, max_length=300)),
                ('about', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='investigations', to='parties.sourcerecord')),
            ],
            options={
                'ordering': ['set_at', 'id'],
                'indexes': [models.Index(fields=['officer', '-set_at', '-id'], name='investigation_officer')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('released_at', None)), fields=('about', 'crime_reference'), name='one_standing_flag_of_a_crime'), models.CheckConstraint(condition=models.Q(('released_at', None), models.Q(('released_why', ''), _negated=True), _connector='OR'), name='a_released_flag_says_why')],
            },
        ),
        migrations.CreateModel(
            name='InvestigationFlagEvent',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('id', models.BigIntegerField()),
                ('officer', models.CharField(help_text='label of the officer in the case', max_length=40)),
                ('officer_name', models.CharField(max_length=120)),
                ('crime_reference', models.CharField(max_length=40)),
                ('stops', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('contact', 'Contact'), ('publicity', 'Publicity'), ('release', 'Release')], max_length=10), size=None)),
                ('why', models.CharField(max_length=300)),
                ('set_at', models.DateTimeField()),
                ('set_by', models.CharField(max_length=120)),
                ('released_at', models.DateTimeField(blank=True, null=True)),
                ('released_by', models.CharField(blank=True, max_length=120)),
                ('released_why', models.CharField(blank=True, max_length=300)),
                ('about', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='parties.sourcerecord')),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='parties.investigationflag')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['pgh_obj', 'pgh_id'], name='investigationflag_history'), django.contrib.postgres.indexes.BrinIndex(fields=['pgh_created_at'], name='investigationflag_htime')],
            },
        ),
        migrations.AddField(
            model_name='sourcerecord',
            name='preferred_hours',
            field=models.CharField(blank=True, choices=[('morning', 'Morning'), ('afternoon', 'Afternoon'), ('evening', 'Evening')], max_length=10),
        ),
        migrations.AddField(
            model_name='sourcerecordevent',
            name='preferred_hours',
            field=models.CharField(blank=True, choices=[('morning', 'Morning'), ('afternoon', 'Afternoon'), ('evening', 'Evening')], max_length=10),
        ),
        migrations.AlterField(
            model_name='contactpoint',
            name='channel',
            field=models.CharField(choices=[('email', 'Email'), ('telephone', 'Telephone'), ('letter', 'Letter'), ('text', 'Text')], max_length=10),
        ),
        migrations.AlterField(
            model_name='contactpointevent',
            name='channel',
            field=models.CharField(choices=[('email', 'Email'), ('telephone', 'Telephone'), ('letter', 'Letter'), ('text', 'Text')], max_length=10),
        ),
        migrations.AlterField(
            model_name='safetyflag',
            name='kind',
            field=models.CharField(choices=[('Danger to life', 'Danger to life'), ('Vulnerable', 'Vulnerable'), ('Do not e-mail', 'Do not e-mail'), ('Do not ring', 'Do not ring'), ('Do not write', 'Do not write'), ('Do not text', 'Do not text'), ('Leave no message', 'Leave no message')], max_length=20),
        ),
        migrations.AlterField(
            model_name='safetyflagevent',
            name='kind',
            field=models.CharField(choices=[('Danger to life', 'Danger to life'), ('Vulnerable', 'Vulnerable'), ('Do not e-mail', 'Do not e-mail'), ('Do not ring', 'Do not ring'), ('Do not write', 'Do not write'), ('Do not text', 'Do not text'), ('Leave no message', 'Leave no message')], max_length=20),
        ),
        triggers.AddTrigger(
            model_name='sourcerecord',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "parties_sourcerecordevent" ("address", "birth_date", "came_at", "email", "employees", "family_name", "gender", "given_name", "id", "kind", "name_key", "organisation_name", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode", "preferred_contact", "preferred_hours", "telephone") SELECT new_values."address", new_values."birth_date", new_values."came_at", new_values."email", new_values."employees", new_values."family_name", new_values."gender", new_values."given_name", new_values."id", new_values."kind", new_values."name_key", new_values."organisation_name", new_values."origin", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."postcode", new_values."preferred_contact", new_values."preferred_hours", new_values."telephone" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f003c47e2121aa64e2066f3be6770b3560616b63', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_e2a02', referencing='REFERENCING NEW TABLE AS new_values ', table='parties_sourcerecord', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='sourcerecord',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "parties_sourcerecordevent" ("address", "birth_date", "came_at", "email", "employees", "family_name", "gender", "given_name", "id", "kind", "name_key", "organisation_name", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode", "preferred_contact", "preferred_hours", "telephone") SELECT new_values."address", new_values."birth_date", new_values."came_at", new_values."email", new_values."employees", new_values."family_name", new_values."gender", new_values."given_name", new_values."id", new_values."kind", new_values."name_key", new_values."organisation_name", new_values."origin", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."postcode", new_values."preferred_contact", new_values."preferred_hours", new_values."telephone" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."address" IS DISTINCT FROM (new_values."address") OR old_values."birth_date" IS DISTINCT FROM (new_values."birth_date") OR old_values."came_at" IS DISTINCT FROM (new_values."came_at") OR old_values."email" IS DISTINCT FROM (new_values."email") OR old_values."employees" IS DISTINCT FROM (new_values."employees") OR old_values."family_name" IS DISTINCT FROM (new_values."family_name") OR old_values."gender" IS DISTINCT FROM (new_values."gender") OR old_values."given_name" IS DISTINCT FROM (new_values."given_name") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."name_key" IS DISTINCT FROM (new_values."name_key") OR old_values."organisation_name" IS DISTINCT FROM (new_values."organisation_name") OR old_values."origin" IS DISTINCT FROM (new_values."origin") OR old_values."postcode" IS DISTINCT FROM (new_values."postcode") OR old_values."preferred_contact" IS DISTINCT FROM (new_values."preferred_contact") OR old_values."preferred_hours" IS DISTINCT FROM (new_values."preferred_hours") OR old_values."telephone" IS DISTINCT FROM (new_values."telephone")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c890c3febb5e4f5f2c7b411eb9b914c9bd906151', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_995be', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='parties_sourcerecord', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='sourcerecord',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "parties_sourcerecordevent" ("address", "birth_date", "came_at", "email", "employees", "family_name", "gender", "given_name", "id", "kind", "name_key", "organisation_name", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode", "preferred_contact", "preferred_hours", "telephone") SELECT old_values."address", old_values."birth_date", old_values."came_at", old_values."email", old_values."employees", old_values."family_name", old_values."gender", old_values."given_name", old_values."id", old_values."kind", old_values."name_key", old_values."organisation_name", old_values."origin", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."postcode", old_values."preferred_contact", old_values."preferred_hours", old_values."telephone" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='d85bb5d6c16abff61c53f1447d1ed4b7773a26f8', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_c0946', referencing='REFERENCING OLD TABLE AS old_values ', table='parties_sourcerecord', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='investigationflag',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "parties_investigationflagevent" ("about_id", "crime_reference", "id", "officer", "officer_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "released_at", "released_by", "released_why", "set_at", "set_by", "stops", "why") SELECT new_values."about_id", new_values."crime_reference", new_values."id", new_values."officer", new_values."officer_name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."released_at", new_values."released_by", new_values."released_why", new_values."set_at", new_values."set_by", new_values."stops", new_values."why" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='b545aa68e99416a14d02bf965b703ab5c93a819d', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_ee24b', referencing='REFERENCING NEW TABLE AS new_values ', table='parties_investigationflag', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='investigationflag',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "parties_investigationflagevent" ("about_id", "crime_reference", "id", "officer", "officer_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "released_at", "released_by", "released_why", "set_at", "set_by", "stops", "why") SELECT new_values."about_id", new_values."crime_reference", new_values."id", new_values."officer", new_values."officer_name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."released_at", new_values."released_by", new_values."released_why", new_values."set_at", new_values."set_by", new_values."stops", new_values."why" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1c492eb822db9c2c2a356937fa81e98b2d636ece', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_fca41', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='parties_investigationflag', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='investigationflag',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "parties_investigationflagevent" ("about_id", "crime_reference", "id", "officer", "officer_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "released_at", "released_by", "released_why", "set_at", "set_by", "stops", "why") SELECT old_values."about_id", old_values."crime_reference", old_values."id", old_values."officer", old_values."officer_name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."released_at", old_values."released_by", old_values."released_why", old_values."set_at", old_values."set_by", old_values."stops", old_values."why" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='5ed1340e9a233248cb7a4945001e4d1a2a991820', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_615f4', referencing='REFERENCING OLD TABLE AS old_values ', table='parties_investigationflag', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='investigationflagevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0b3986a72d2bce8ee8d7673525e74402d6d0d920', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d5524', table='parties_investigationflagevent', when='BEFORE')),
        ),
    ]
