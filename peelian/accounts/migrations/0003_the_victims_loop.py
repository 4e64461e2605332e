import django.contrib.postgres.indexes
import django.db.models.deletion
import pgtrigger.compiler
from peelian.records.gateways import triggers
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_cache'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='ControlRoom',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('telephone', models.CharField(help_text='the control room, day and night', max_length=30)),
                ('out_of_hours', models.CharField(blank=True, help_text='the safeguarding team when the office is closed: number and hours', max_length=200)),
                ('note', models.CharField(blank=True, help_text='what to have ready, what to ask for', max_length=300)),
                ('checked_on', models.DateField()),
                ('checked_by', models.CharField(max_length=120)),
                ('force', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='control_room', to='accounts.force')),
            ],
        ),
        migrations.CreateModel(
            name='ControlRoomEvent',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('id', models.BigIntegerField()),
                ('telephone', models.CharField(help_text='the control room, day and night', max_length=30)),
                ('out_of_hours', models.CharField(blank=True, help_text='the safeguarding team when the office is closed: number and hours', max_length=200)),
                ('note', models.CharField(blank=True, help_text='what to have ready, what to ask for', max_length=300)),
                ('checked_on', models.DateField()),
                ('checked_by', models.CharField(max_length=120)),
                ('force', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.force')),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='accounts.controlroom')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['pgh_obj', 'pgh_id'], name='controlroom_history'), django.contrib.postgres.indexes.BrinIndex(fields=['pgh_created_at'], name='controlroom_htime')],
            },
        ),
        migrations.AlterField(
            model_name='officer',
            name='role',
            field=models.CharField(choices=[('officer', 'Officer'), ('supervisor', 'Supervisor'), ('information manager', 'Information manager'), ('senior officer', 'Senior officer'), ('administrator', 'Administrator'), ('investigator', 'Investigator')], max_length=20),
        ),
        migrations.AlterField(
            model_name='officerevent',
            name='role',
            field=models.CharField(choices=[('officer', 'Officer'), ('supervisor', 'Supervisor'), ('information manager', 'Information manager'), ('senior officer', 'Senior officer'), ('administrator', 'Administrator'), ('investigator', 'Investigator')], max_length=20),
        ),
        triggers.AddTrigger(
            model_name='controlroom',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_controlroomevent" ("checked_by", "checked_on", "force_id", "id", "note", "out_of_hours", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "telephone") SELECT new_values."checked_by", new_values."checked_on", new_values."force_id", new_values."id", new_values."note", new_values."out_of_hours", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."telephone" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='794fd29e1a05538a52fd682f873e193da338f2ff', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_87a8f', referencing='REFERENCING NEW TABLE AS new_values ', table='accounts_controlroom', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='controlroom',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_controlroomevent" ("checked_by", "checked_on", "force_id", "id", "note", "out_of_hours", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "telephone") SELECT new_values."checked_by", new_values."checked_on", new_values."force_id", new_values."id", new_values."note", new_values."out_of_hours", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."telephone" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='6b17cd7345852d67e63b3c2ea65dbe0910819d54', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_db87d', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='accounts_controlroom', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='controlroom',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_controlroomevent" ("checked_by", "checked_on", "force_id", "id", "note", "out_of_hours", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "telephone") SELECT old_values."checked_by", old_values."checked_on", old_values."force_id", old_values."id", old_values."note", old_values."out_of_hours", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."telephone" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='e512b0d9080081beac855d6e22126874043d254c', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_7aee7', referencing='REFERENCING OLD TABLE AS old_values ', table='accounts_controlroom', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='controlroomevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2dba2e3210c4b5746aba8d62c9674967dd70cf97', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_74eaf', table='accounts_controlroomevent', when='BEFORE')),
        ),
    ]
