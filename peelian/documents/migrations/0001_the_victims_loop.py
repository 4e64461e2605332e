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
            name='StoredFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(help_text='SHA-256 of its bytes, and where it lies', max_length=64, unique=True)),
                ('size', models.PositiveBigIntegerField(help_text='bytes')),
                ('kind', models.CharField(help_text='a code of the rules for files, by its bytes', max_length=10)),
                ('first_name', models.CharField(max_length=150)),
                ('scanned', models.BooleanField(default=False, help_text='whether a virus scanner looked at it')),
                ('kept_at', models.DateTimeField()),
                ('erased_at', models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='StoredFileEvent',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('id', models.BigIntegerField()),
                ('digest', models.CharField(help_text='SHA-256 of its bytes, and where it lies', max_length=64)),
                ('size', models.PositiveBigIntegerField(help_text='bytes')),
                ('kind', models.CharField(help_text='a code of the rules for files, by its bytes', max_length=10)),
                ('first_name', models.CharField(max_length=150)),
                ('scanned', models.BooleanField(default=False, help_text='whether a virus scanner looked at it')),
                ('kept_at', models.DateTimeField()),
                ('erased_at', models.DateTimeField(blank=True, null=True)),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='documents.storedfile')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['pgh_obj', 'pgh_id'], name='storedfile_history'), django.contrib.postgres.indexes.BrinIndex(fields=['pgh_created_at'], name='storedfile_htime')],
            },
        ),
        triggers.AddTrigger(
            model_name='storedfile',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "documents_storedfileevent" ("digest", "erased_at", "first_name", "id", "kept_at", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scanned", "size") SELECT new_values."digest", new_values."erased_at", new_values."first_name", new_values."id", new_values."kept_at", new_values."kind", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."scanned", new_values."size" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c7da46a056a0036c881f88810a7e59e042709531', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_cbc89', referencing='REFERENCING NEW TABLE AS new_values ', table='documents_storedfile', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='storedfile',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "documents_storedfileevent" ("digest", "erased_at", "first_name", "id", "kept_at", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scanned", "size") SELECT new_values."digest", new_values."erased_at", new_values."first_name", new_values."id", new_values."kept_at", new_values."kind", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."scanned", new_values."size" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='442b58b814422b34aabad5372c0f695c42d01113', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_0f66b', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='documents_storedfile', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='storedfile',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "documents_storedfileevent" ("digest", "erased_at", "first_name", "id", "kept_at", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scanned", "size") SELECT old_values."digest", old_values."erased_at", old_values."first_name", old_values."id", old_values."kept_at", old_values."kind", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."scanned", old_values."size" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='705ad3d9b6d87a4bb0357b2e199c628a781a0150', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_fff93', referencing='REFERENCING OLD TABLE AS old_values ', table='documents_storedfile', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='storedfileevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8afad14210c88a36b59ad00a53334a723798d680', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_55757', table='documents_storedfileevent', when='BEFORE')),
        ),
    ]
