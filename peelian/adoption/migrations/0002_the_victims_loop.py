import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import pgtrigger.compiler
from peelian.records.gateways import triggers
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0003_the_victims_loop'),
        ('adoption', '0001_initial'),
        ('knowledge', '0001_initial'),
        ('parties', '0002_name_keys'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('release', '0002_the_victims_loop'),
    ]

    operations = [
        triggers.RemoveTrigger(
            model_name='ask',
            name='insert_insert',
        ),
        triggers.RemoveTrigger(
            model_name='ask',
            name='update_update',
        ),
        triggers.RemoveTrigger(
            model_name='ask',
            name='delete_delete',
        ),
        migrations.CreateModel(
            name='DoNotAsk',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(max_length=200)),
                ('since', models.DateTimeField()),
                ('by_name', models.CharField(max_length=120)),
                ('lifted_at', models.DateTimeField(blank=True, null=True)),
                ('lifted_by', models.CharField(blank=True, max_length=120)),
                ('lifted_why', models.CharField(blank=True, max_length=200)),
                ('about', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='not_asked', to='parties.sourcerecord')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('lifted_at', None)), fields=('about',), name='one_do_not_ask_a_record'), models.CheckConstraint(condition=models.Q(('lifted_at', None), models.Q(('lifted_why', ''), _negated=True), _connector='OR'), name='asked_again_says_why')],
            },
        ),
        migrations.CreateModel(
            name='DoNotAskEvent',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('id', models.BigIntegerField()),
                ('reason', models.CharField(max_length=200)),
                ('since', models.DateTimeField()),
                ('by_name', models.CharField(max_length=120)),
                ('lifted_at', models.DateTimeField(blank=True, null=True)),
                ('lifted_by', models.CharField(blank=True, max_length=120)),
                ('lifted_why', models.CharField(blank=True, max_length=200)),
                ('about', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='parties.sourcerecord')),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='adoption.donotask')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['pgh_obj', 'pgh_id'], name='donotask_history'), django.contrib.postgres.indexes.BrinIndex(fields=['pgh_created_at'], name='donotask_htime')],
            },
        ),
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('due_on', models.DateField()),
                ('standing', models.CharField(choices=[('planned', 'Planned'), ('gone', 'Gone'), ('not needed', 'Not needed'), ('stopped', 'Stopped')], default='planned', max_length=10)),
                ('settled_at', models.DateTimeField(blank=True, null=True)),
                ('ask', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reminders', to='adoption.ask')),
                ('message', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='reminder', to='release.message')),
            ],
            options={
                'ordering': ['number'],
                'indexes': [models.Index(condition=models.Q(('standing', 'planned')), fields=['due_on'], name='reminder_planned')],
                'constraints': [models.UniqueConstraint(fields=('ask', 'number'), name='each_reminder_of_an_ask_once')],
            },
        ),
        migrations.CreateModel(
            name='ReminderEvent',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveSmallIntegerField()),
                ('due_on', models.DateField()),
                ('standing', models.CharField(choices=[('planned', 'Planned'), ('gone', 'Gone'), ('not needed', 'Not needed'), ('stopped', 'Stopped')], default='planned', max_length=10)),
                ('settled_at', models.DateTimeField(blank=True, null=True)),
                ('ask', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='adoption.ask')),
                ('message', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='release.message')),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='adoption.reminder')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['pgh_obj', 'pgh_id'], name='reminder_history'), django.contrib.postgres.indexes.BrinIndex(fields=['pgh_created_at'], name='reminder_htime')],
            },
        ),
        migrations.CreateModel(
            name='Sheet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(help_text='the talk or the place, in words', max_length=120)),
                ('controls', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), size=None)),
                ('people', models.PositiveSmallIntegerField()),
                ('codes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), size=None)),
                ('closes_on', models.DateField()),
                ('made_at', models.DateTimeField()),
                ('made_by', models.CharField(max_length=120)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sheets', to='accounts.unit')),
            ],
            options={
                'ordering': ['-id'],
            },
        ),
        migrations.CreateModel(
            name='SheetEvent',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(help_text='the talk or the place, in words', max_length=120)),
                ('controls', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), size=None)),
                ('people', models.PositiveSmallIntegerField()),
                ('closes_on', models.DateField()),
                ('made_at', models.DateTimeField()),
                ('made_by', models.CharField(max_length=120)),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='adoption.sheet')),
                ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.unit')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['pgh_obj', 'pgh_id'], name='sheet_history'), django.contrib.postgres.indexes.BrinIndex(fields=['pgh_created_at'], name='sheet_htime')],
            },
        ),
        migrations.AddField(
            model_name='ask',
            name='heeded_at',
            field=models.DateTimeField(blank=True, help_text='when we acted on that', null=True),
        ),
        migrations.AddField(
            model_name='ask',
            name='message',
            field=models.OneToOneField(blank=True, help_text='what carried it', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='ask', to='release.message'),
        ),
        migrations.AddField(
            model_name='ask',
            name='next_on',
            field=models.DateField(blank=True, help_text='the day of the next wave, if there is one', null=True),
        ),
        migrations.AddField(
            model_name='ask',
            name='next_raised_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='ask',
            name='stopped_at',
            field=models.DateTimeField(blank=True, help_text='whoever holds the link wants no more questions', null=True),
        ),
        migrations.AddField(
            model_name='askevent',
            name='heeded_at',
            field=models.DateTimeField(blank=True, help_text='when we acted on that', null=True),
        ),
        migrations.AddField(
            model_name='askevent',
            name='message',
            field=models.ForeignKey(blank=True, db_constraint=False, help_text='what carried it', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='release.message'),
        ),
        migrations.AddField(
            model_name='askevent',
            name='next_on',
            field=models.DateField(blank=True, help_text='the day of the next wave, if there is one', null=True),
        ),
        migrations.AddField(
            model_name='askevent',
            name='next_raised_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='askevent',
            name='stopped_at',
            field=models.DateTimeField(blank=True, help_text='whoever holds the link wants no more questions', null=True),
        ),
        migrations.AddIndex(
            model_name='ask',
            index=models.Index(condition=models.Q(('heeded_at', None), ('stopped_at__isnull', False)), fields=['id'], name='ask_to_heed'),
        ),
        migrations.AddIndex(
            model_name='ask',
            index=models.Index(condition=models.Q(('next_on__isnull', False), ('next_raised_at', None)), fields=['next_on'], name='ask_next'),
        ),
        migrations.AddIndex(
            model_name='finding',
            index=models.Index(fields=['origin'], name='finding_origin'),
        ),
        triggers.AddTrigger(
            model_name='ask',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "adoption_askevent" ("about_id", "answered_at", "asked_at", "due_on", "heeded_at", "id", "link_id", "message_id", "next_on", "next_raised_at", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "stopped_at", "wave", "withdrawn_at") SELECT new_values."about_id", new_values."answered_at", new_values."asked_at", new_values."due_on", new_values."heeded_at", new_values."id", new_values."link_id", new_values."message_id", new_values."next_on", new_values."next_raised_at", new_values."origin", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."purpose", new_values."stopped_at", new_values."wave", new_values."withdrawn_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f2fe58d71ae10a50ced07034c09d24088ca2cf1b', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_01e46', referencing='REFERENCING NEW TABLE AS new_values ', table='adoption_ask', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='ask',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "adoption_askevent" ("about_id", "answered_at", "asked_at", "due_on", "heeded_at", "id", "link_id", "message_id", "next_on", "next_raised_at", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "stopped_at", "wave", "withdrawn_at") SELECT new_values."about_id", new_values."answered_at", new_values."asked_at", new_values."due_on", new_values."heeded_at", new_values."id", new_values."link_id", new_values."message_id", new_values."next_on", new_values."next_raised_at", new_values."origin", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."purpose", new_values."stopped_at", new_values."wave", new_values."withdrawn_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c3174252cc9d15addb46083693ef40c0e16e76e2', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_e50a6', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='adoption_ask', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='ask',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "adoption_askevent" ("about_id", "answered_at", "asked_at", "due_on", "heeded_at", "id", "link_id", "message_id", "next_on", "next_raised_at", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "stopped_at", "wave", "withdrawn_at") SELECT old_values."about_id", old_values."answered_at", old_values."asked_at", old_values."due_on", old_values."heeded_at", old_values."id", old_values."link_id", old_values."message_id", old_values."next_on", old_values."next_raised_at", old_values."origin", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."purpose", old_values."stopped_at", old_values."wave", old_values."withdrawn_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='ac2dea7997623c3a66c692322e1d696474fe92f0', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_c25d6', referencing='REFERENCING OLD TABLE AS old_values ', table='adoption_ask', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='donotask',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "adoption_donotaskevent" ("about_id", "by_name", "id", "lifted_at", "lifted_by", "lifted_why", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "since") SELECT new_values."about_id", new_values."by_name", new_values."id", new_values."lifted_at", new_values."lifted_by", new_values."lifted_why", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."since" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f2e5a3ae9551aa1e2f3ba42761a8d62f5765051f', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_78c28', referencing='REFERENCING NEW TABLE AS new_values ', table='adoption_donotask', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='donotask',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "adoption_donotaskevent" ("about_id", "by_name", "id", "lifted_at", "lifted_by", "lifted_why", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "since") SELECT new_values."about_id", new_values."by_name", new_values."id", new_values."lifted_at", new_values."lifted_by", new_values."lifted_why", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."since" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='499c30c3a4d4b652f551c462fab99b8e92c11cfa', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_969c8', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='adoption_donotask', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='donotask',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "adoption_donotaskevent" ("about_id", "by_name", "id", "lifted_at", "lifted_by", "lifted_why", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "since") SELECT old_values."about_id", old_values."by_name", old_values."id", old_values."lifted_at", old_values."lifted_by", old_values."lifted_why", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."since" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='67b2185c8ef1512e896a4e34a739a94ae5d83967', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_c0386', referencing='REFERENCING OLD TABLE AS old_values ', table='adoption_donotask', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='donotaskevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f9112451ddbdc8bc20f4d80780524a2119e9e4b0', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b797a', table='adoption_donotaskevent', when='BEFORE')),
        ),
        triggers.AddTrigger(
            model_name='reminder',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "adoption_reminderevent" ("ask_id", "due_on", "id", "message_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled_at", "standing") SELECT new_values."ask_id", new_values."due_on", new_values."id", new_values."message_id", new_values."number", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."settled_at", new_values."standing" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='efe3338db472252a1488450069cbca1d7bc70f07', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_8df83', referencing='REFERENCING NEW TABLE AS new_values ', table='adoption_reminder', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='reminder',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "adoption_reminderevent" ("ask_id", "due_on", "id", "message_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled_at", "standing") SELECT new_values."ask_id", new_values."due_on", new_values."id", new_values."message_id", new_values."number", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."settled_at", new_values."standing" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a5c300e63f814addde278c2e3e622a7e8ea5742f', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_64d38', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='adoption_reminder', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='reminder',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "adoption_reminderevent" ("ask_id", "due_on", "id", "message_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled_at", "standing") SELECT old_values."ask_id", old_values."due_on", old_values."id", old_values."message_id", old_values."number", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."settled_at", old_values."standing" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='3a4afbb11521e3efaffcde86be8086bb9c1e181e', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_1c39e', referencing='REFERENCING OLD TABLE AS old_values ', table='adoption_reminder', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='reminderevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4e1d9a8d80bb68f840b255577e8f1d12401549f8', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6a002', table='adoption_reminderevent', when='BEFORE')),
        ),
        triggers.AddTrigger(
            model_name='sheet',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "adoption_sheetevent" ("closes_on", "controls", "id", "made_at", "made_by", "name", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") SELECT new_values."closes_on", new_values."controls", new_values."id", new_values."made_at", new_values."made_by", new_values."name", new_values."people", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='58d68e90e9d2b8dc4246bf14dfc527c139ea7a21', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_8c35e', referencing='REFERENCING NEW TABLE AS new_values ', table='adoption_sheet', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='sheet',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "adoption_sheetevent" ("closes_on", "controls", "id", "made_at", "made_by", "name", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") SELECT new_values."closes_on", new_values."controls", new_values."id", new_values."made_at", new_values."made_by", new_values."name", new_values."people", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."closes_on" IS DISTINCT FROM (new_values."closes_on") OR old_values."controls" IS DISTINCT FROM (new_values."controls") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."made_at" IS DISTINCT FROM (new_values."made_at") OR old_values."made_by" IS DISTINCT FROM (new_values."made_by") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."people" IS DISTINCT FROM (new_values."people") OR old_values."unit_id" IS DISTINCT FROM (new_values."unit_id")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='705310faf144e1dcc6403dc4a77a9b52e2648d83', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_46ee0', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='adoption_sheet', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='sheet',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "adoption_sheetevent" ("closes_on", "controls", "id", "made_at", "made_by", "name", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") SELECT old_values."closes_on", old_values."controls", old_values."id", old_values."made_at", old_values."made_by", old_values."name", old_values."people", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='1aa0f1f4e12dc9bef5caf9e82e6f3156758201a3', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_0d2b1', referencing='REFERENCING OLD TABLE AS old_values ', table='adoption_sheet', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='sheetevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9cf89639f5ae6e1041b5227bc275a7b35fa930a3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_68aa5', table='adoption_sheetevent', when='BEFORE')),
        ),
    ]
