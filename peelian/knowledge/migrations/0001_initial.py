import django.contrib.postgres.indexes
import django.db.models.deletion
import pgtrigger.compiler
from peelian.records.gateways import triggers
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='Control',
            fields=[
                ('code', models.CharField(max_length=60, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=200)),
                ('version', models.PositiveIntegerField()),
                ('active', models.BooleanField(default=True)),
                ('published_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='ControlEvent',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=60, serialize=False)),
                ('title', models.CharField(max_length=200)),
                ('version', models.PositiveIntegerField()),
                ('active', models.BooleanField(default=True)),
                ('published_at', models.DateTimeField()),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='knowledge.control')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['pgh_obj', 'pgh_id'], name='control_history'), django.contrib.postgres.indexes.BrinIndex(fields=['pgh_created_at'], name='control_htime')],
            },
        ),
        migrations.CreateModel(
            name='ControlVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField()),
                ('title', models.CharField(max_length=200)),
                ('text', models.JSONField()),
                ('digest', models.CharField(max_length=64)),
                ('published_at', models.DateTimeField()),
                ('control', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='knowledge.control')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('control', 'version'), name='one_text_a_version')],
            },
        ),
        migrations.CreateModel(
            name='ControlVersionEvent',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('id', models.BigIntegerField()),
                ('version', models.PositiveIntegerField()),
                ('title', models.CharField(max_length=200)),
                ('text', models.JSONField()),
                ('digest', models.CharField(max_length=64)),
                ('published_at', models.DateTimeField()),
                ('control', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='knowledge.control')),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='knowledge.controlversion')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['pgh_obj', 'pgh_id'], name='controlversion_history'), django.contrib.postgres.indexes.BrinIndex(fields=['pgh_created_at'], name='controlversion_htime')],
            },
        ),
        triggers.AddTrigger(
            model_name='control',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "knowledge_controlevent" ("active", "code", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "title", "version") SELECT new_values."active", new_values."code", _pgh_attached_context.value, NOW(), \'insert\', new_values."code", new_values."published_at", new_values."title", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c6adc80e7f86a727957a1c836c7b27ce5fe070bc', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_1b8b8', referencing='REFERENCING NEW TABLE AS new_values ', table='knowledge_control', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='control',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "knowledge_controlevent" ("active", "code", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "title", "version") SELECT new_values."active", new_values."code", _pgh_attached_context.value, NOW(), \'update\', new_values."code", new_values."published_at", new_values."title", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."code") = (new_values."code") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c2d806c3fd9eda07721351f9b0691c4a58f08dd7', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_fbfaa', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='knowledge_control', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='control',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "knowledge_controlevent" ("active", "code", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "title", "version") SELECT old_values."active", old_values."code", _pgh_attached_context.value, NOW(), \'delete\', old_values."code", old_values."published_at", old_values."title", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='a4cb233984609a91a1e220058b4e1d9bbf8e2899', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_40d56', referencing='REFERENCING OLD TABLE AS old_values ', table='knowledge_control', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='controlevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='93eec4391187240db1fabf23212b63f54ac8935c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4a6ab', table='knowledge_controlevent', when='BEFORE')),
        ),
        triggers.AddTrigger(
            model_name='controlversion',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "knowledge_controlversionevent" ("control_id", "digest", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "text", "title", "version") SELECT new_values."control_id", new_values."digest", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."published_at", new_values."text", new_values."title", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c5ebb68e5b18e562ce854974fe4dfd45587d78df', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_27283', referencing='REFERENCING NEW TABLE AS new_values ', table='knowledge_controlversion', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='controlversion',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "knowledge_controlversionevent" ("control_id", "digest", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "text", "title", "version") SELECT new_values."control_id", new_values."digest", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."published_at", new_values."text", new_values."title", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='2f9fe6f693c60f9ced49eccfd6be2e646cccd331', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_6318c', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='knowledge_controlversion', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='controlversion',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "knowledge_controlversionevent" ("control_id", "digest", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "text", "title", "version") SELECT old_values."control_id", old_values."digest", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."published_at", old_values."text", old_values."title", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='4a67555d7b29c73d189430a55bc9df215381d40e', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_cfe0b', referencing='REFERENCING OLD TABLE AS old_values ', table='knowledge_controlversion', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='controlversionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6ab038cbc4971006f180800c08364323d90bf8b9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c8fbc', table='knowledge_controlversionevent', when='BEFORE')),
        ),
    ]
