import django.contrib.postgres.indexes
import django.db.models.deletion
import pgtrigger.compiler
from peelian.records.gateways import triggers
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='Task',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(help_text='“call”, “follow-up”, “correct rows”', max_length=30)),
                ('title', models.CharField(help_text="what to do, as a link's words: “Ring Rosalind Pickering”", max_length=200)),
                ('reason', models.CharField(help_text='why it is here, as a sentence', max_length=300)),
                ('subject', models.CharField(help_text='the label of what it concerns', max_length=80)),
                ('due_on', models.DateField()),
                ('due_time', models.TimeField(blank=True, null=True)),
                ('due_reason', models.CharField(blank=True, help_text='why then: “the time she asked for”', max_length=80)),
                ('pressing', models.IntegerField(default=0, help_text='orders tasks of one day, higher first')),
                ('made_at', models.DateTimeField()),
                ('done_at', models.DateTimeField(blank=True, null=True)),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='accounts.unit')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('done_at', None)), fields=['owner', 'due_on'], name='task_open'), models.Index(fields=['subject'], name='task_subject')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('done_at', None)), fields=('kind', 'subject'), name='one_open_task_of_a_kind')],
            },
        ),
        migrations.CreateModel(
            name='TaskEvent',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(help_text='“call”, “follow-up”, “correct rows”', max_length=30)),
                ('title', models.CharField(help_text="what to do, as a link's words: “Ring Rosalind Pickering”", max_length=200)),
                ('reason', models.CharField(help_text='why it is here, as a sentence', max_length=300)),
                ('subject', models.CharField(help_text='the label of what it concerns', max_length=80)),
                ('due_on', models.DateField()),
                ('due_time', models.TimeField(blank=True, null=True)),
                ('due_reason', models.CharField(blank=True, help_text='why then: “the time she asked for”', max_length=80)),
                ('pressing', models.IntegerField(default=0, help_text='orders tasks of one day, higher first')),
                ('made_at', models.DateTimeField()),
                ('done_at', models.DateTimeField(blank=True, null=True)),
                ('owner', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='tasks.task')),
                ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.unit')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['pgh_obj', 'pgh_id'], name='task_history'), django.contrib.postgres.indexes.BrinIndex(fields=['pgh_created_at'], name='task_htime')],
            },
        ),
        triggers.AddTrigger(
            model_name='task',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tasks_taskevent" ("done_at", "due_on", "due_reason", "due_time", "id", "kind", "made_at", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pressing", "reason", "subject", "title", "unit_id") SELECT new_values."done_at", new_values."due_on", new_values."due_reason", new_values."due_time", new_values."id", new_values."kind", new_values."made_at", new_values."owner_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."pressing", new_values."reason", new_values."subject", new_values."title", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='29097eb149187be2932d23fc1b32ad945c62fc63', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_e2e86', referencing='REFERENCING NEW TABLE AS new_values ', table='tasks_task', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='task',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tasks_taskevent" ("done_at", "due_on", "due_reason", "due_time", "id", "kind", "made_at", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pressing", "reason", "subject", "title", "unit_id") SELECT new_values."done_at", new_values."due_on", new_values."due_reason", new_values."due_time", new_values."id", new_values."kind", new_values."made_at", new_values."owner_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."pressing", new_values."reason", new_values."subject", new_values."title", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='32f059eac57e2091ea651d7730cefee5a4ef3d99', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_705e1', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='tasks_task', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='task',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tasks_taskevent" ("done_at", "due_on", "due_reason", "due_time", "id", "kind", "made_at", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pressing", "reason", "subject", "title", "unit_id") SELECT old_values."done_at", old_values."due_on", old_values."due_reason", old_values."due_time", old_values."id", old_values."kind", old_values."made_at", old_values."owner_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."pressing", old_values."reason", old_values."subject", old_values."title", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='9b35591ab8e76e3f7fef756856bc5462c84f3b11', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_3627a', referencing='REFERENCING OLD TABLE AS old_values ', table='tasks_task', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='taskevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='115e932cd85ec5c6c13bcefe99e1302ee4802651', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_14f8e', table='tasks_taskevent', when='BEFORE')),
        ),
    ]
