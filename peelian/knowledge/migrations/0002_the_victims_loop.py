import django.contrib.postgres.indexes
import django.db.models.deletion
import pgtrigger.compiler
from peelian.records.gateways import triggers
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('knowledge', '0001_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='SavedWeights',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(unique=True)),
                ('weights', models.JSONField(help_text='as the file holds them; read through the same schema')),
                ('why', models.TextField()),
                ('saved_at', models.DateTimeField()),
                ('saved_by', models.CharField(max_length=120)),
            ],
            options={
                'verbose_name_plural': 'saved weights',
                'ordering': ['-version'],
            },
        ),
        migrations.CreateModel(
            name='SavedWeightsEvent',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('id', models.BigIntegerField()),
                ('version', models.PositiveIntegerField()),
                ('weights', models.JSONField(help_text='as the file holds them; read through the same schema')),
                ('why', models.TextField()),
                ('saved_at', models.DateTimeField()),
                ('saved_by', models.CharField(max_length=120)),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='knowledge.savedweights')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['pgh_obj', 'pgh_id'], name='savedweights_history'), django.contrib.postgres.indexes.BrinIndex(fields=['pgh_created_at'], name='savedweights_htime')],
            },
        ),
        triggers.AddTrigger(
            model_name='savedweights',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "knowledge_savedweightsevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at", "saved_by", "version", "weights", "why") SELECT new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."saved_at", new_values."saved_by", new_values."version", new_values."weights", new_values."why" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='ec150886b9883244e97d284ca16ce4a3a523958e', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_ff722', referencing='REFERENCING NEW TABLE AS new_values ', table='knowledge_savedweights', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='savedweights',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "knowledge_savedweightsevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at", "saved_by", "version", "weights", "why") SELECT new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."saved_at", new_values."saved_by", new_values."version", new_values."weights", new_values."why" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1c3c0a83edc9a84f6b6eda42bd039ad01e546d54', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_5f1c6', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='knowledge_savedweights', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='savedweights',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "knowledge_savedweightsevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at", "saved_by", "version", "weights", "why") SELECT old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."saved_at", old_values."saved_by", old_values."version", old_values."weights", old_values."why" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='96be6b4fef9d559f2982171c050dc3d19328f7dc', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_7f68f', referencing='REFERENCING OLD TABLE AS old_values ', table='knowledge_savedweights', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='savedweightsevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b3264e193c8511f4fadfeaeb31ccfed3442a9de1', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4ba9a', table='knowledge_savedweightsevent', when='BEFORE')),
        ),
    ]
