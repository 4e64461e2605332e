import django.contrib.postgres.indexes
import django.db.models.deletion
import pgtrigger.compiler
from peelian.records.gateways import triggers
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('knowledge', '0001_initial'),
        ('parties', '0001_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='Action',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('owner', models.CharField(help_text='who does it, in their words', max_length=120)),
                ('due_on', models.DateField(blank=True, null=True)),
                ('progress', models.CharField(choices=[('agreed', 'Agreed'), ('done', 'Done'), ('dropped', 'Dropped')], default='agreed', max_length=10)),
                ('origin', models.CharField(max_length=80)),
                ('agreed_at', models.DateTimeField()),
                ('agreed_by', models.CharField(max_length=120)),
                ('about', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='actions', to='parties.sourcerecord')),
                ('control', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='actions', to='knowledge.control')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('progress', 'agreed')), fields=('about', 'control'), name='one_open_action_a_control')],
            },
        ),
        migrations.CreateModel(
            name='ActionEvent',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('id', models.BigIntegerField()),
                ('owner', models.CharField(help_text='who does it, in their words', max_length=120)),
                ('due_on', models.DateField(blank=True, null=True)),
                ('progress', models.CharField(choices=[('agreed', 'Agreed'), ('done', 'Done'), ('dropped', 'Dropped')], default='agreed', max_length=10)),
                ('origin', models.CharField(max_length=80)),
                ('agreed_at', models.DateTimeField()),
                ('agreed_by', models.CharField(max_length=120)),
                ('about', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='parties.sourcerecord')),
                ('control', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='knowledge.control')),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='adoption.action')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['pgh_obj', 'pgh_id'], name='action_history'), django.contrib.postgres.indexes.BrinIndex(fields=['pgh_created_at'], name='action_htime')],
            },
        ),
        migrations.CreateModel(
            name='Ask',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('purpose', models.CharField(help_text="“follow-up”, or a survey's name", max_length=40)),
                ('wave', models.PositiveSmallIntegerField(default=1)),
                ('origin', models.CharField(help_text='what it follows: “intake.Report:42”', max_length=80)),
                ('asked_at', models.DateTimeField()),
                ('due_on', models.DateField()),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('about', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='asks', to='parties.sourcerecord')),
                ('link', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='ask', to='accounts.personallink')),
            ],
            options={
                'indexes': [models.Index(fields=['origin'], name='ask_origin')],
            },
        ),
        migrations.CreateModel(
            name='AskEvent',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('id', models.BigIntegerField()),
                ('purpose', models.CharField(help_text="“follow-up”, or a survey's name", max_length=40)),
                ('wave', models.PositiveSmallIntegerField(default=1)),
                ('origin', models.CharField(help_text='what it follows: “intake.Report:42”', max_length=80)),
                ('asked_at', models.DateTimeField()),
                ('due_on', models.DateField()),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('about', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='parties.sourcerecord')),
                ('link', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.personallink')),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='adoption.ask')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['pgh_obj', 'pgh_id'], name='ask_history'), django.contrib.postgres.indexes.BrinIndex(fields=['pgh_created_at'], name='ask_htime')],
            },
        ),
        migrations.CreateModel(
            name='AskItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('control_version', models.PositiveIntegerField()),
                ('position', models.PositiveSmallIntegerField()),
                ('ask', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='adoption.ask')),
                ('control', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='knowledge.control')),
            ],
            options={
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(fields=('ask', 'control'), name='a_control_is_asked_once')],
            },
        ),
        migrations.CreateModel(
            name='AskItemEvent',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('id', models.BigIntegerField()),
                ('control_version', models.PositiveIntegerField()),
                ('position', models.PositiveSmallIntegerField()),
                ('ask', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='adoption.ask')),
                ('control', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='knowledge.control')),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='adoption.askitem')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['pgh_obj', 'pgh_id'], name='askitem_history'), django.contrib.postgres.indexes.BrinIndex(fields=['pgh_created_at'], name='askitem_htime')],
            },
        ),
        migrations.CreateModel(
            name='Finding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('control_version', models.PositiveIntegerField()),
                ('state', models.CharField(choices=[('yes', 'Yes'), ('partly', 'Partly'), ('no', 'No'), ("don't know", "Don't know"), ('not applicable', 'Not applicable')], max_length=15)),
                ('evidence', models.CharField(choices=[('said', 'Said'), ('seen', 'Seen'), ('checked', 'Checked')], max_length=10)),
                ('found_on', models.DateField()),
                ('origin', models.CharField(help_text='where it came from: “adoption.Ask:7”, “intake.Attempt:12”', max_length=80)),
                ('noted_at', models.DateTimeField()),
                ('noted_by', models.CharField(max_length=120)),
                ('about', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='parties.sourcerecord')),
                ('control', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='knowledge.control')),
            ],
            options={
                'indexes': [models.Index(fields=['about', 'control', '-id'], name='finding_about')],
            },
        ),
        migrations.CreateModel(
            name='FindingEvent',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('id', models.BigIntegerField()),
                ('control_version', models.PositiveIntegerField()),
                ('state', models.CharField(choices=[('yes', 'Yes'), ('partly', 'Partly'), ('no', 'No'), ("don't know", "Don't know"), ('not applicable', 'Not applicable')], max_length=15)),
                ('evidence', models.CharField(choices=[('said', 'Said'), ('seen', 'Seen'), ('checked', 'Checked')], max_length=10)),
                ('found_on', models.DateField()),
                ('origin', models.CharField(help_text='where it came from: “adoption.Ask:7”, “intake.Attempt:12”', max_length=80)),
                ('noted_at', models.DateTimeField()),
                ('noted_by', models.CharField(max_length=120)),
                ('about', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='parties.sourcerecord')),
                ('control', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='knowledge.control')),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='adoption.finding')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['pgh_obj', 'pgh_id'], name='finding_history'), django.contrib.postgres.indexes.BrinIndex(fields=['pgh_created_at'], name='finding_htime')],
            },
        ),
        triggers.AddTrigger(
            model_name='action',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "adoption_actionevent" ("about_id", "agreed_at", "agreed_by", "control_id", "due_on", "id", "origin", "owner", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "progress") SELECT new_values."about_id", new_values."agreed_at", new_values."agreed_by", new_values."control_id", new_values."due_on", new_values."id", new_values."origin", new_values."owner", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."progress" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='0943ea006dae77ebcc6148bbe61d2ac08d07e5f3', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_e114e', referencing='REFERENCING NEW TABLE AS new_values ', table='adoption_action', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='action',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "adoption_actionevent" ("about_id", "agreed_at", "agreed_by", "control_id", "due_on", "id", "origin", "owner", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "progress") SELECT new_values."about_id", new_values."agreed_at", new_values."agreed_by", new_values."control_id", new_values."due_on", new_values."id", new_values."origin", new_values."owner", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."progress" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='72cec6786d16366e21d35daf2411d45b57c575e3', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_07a9b', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='adoption_action', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='action',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "adoption_actionevent" ("about_id", "agreed_at", "agreed_by", "control_id", "due_on", "id", "origin", "owner", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "progress") SELECT old_values."about_id", old_values."agreed_at", old_values."agreed_by", old_values."control_id", old_values."due_on", old_values."id", old_values."origin", old_values."owner", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."progress" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='18952b65b5e1cbd175f7139ee9252e9653f80088', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_b9cb6', referencing='REFERENCING OLD TABLE AS old_values ', table='adoption_action', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='actionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0c10ba8ca243fdaba7b16ef125f54a7d6f20d796', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0ae97', table='adoption_actionevent', when='BEFORE')),
        ),
        triggers.AddTrigger(
            model_name='ask',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "adoption_askevent" ("about_id", "answered_at", "asked_at", "due_on", "id", "link_id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "wave", "withdrawn_at") SELECT new_values."about_id", new_values."answered_at", new_values."asked_at", new_values."due_on", new_values."id", new_values."link_id", new_values."origin", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."purpose", new_values."wave", new_values."withdrawn_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='cf500e29ff5159764089b6de6967561deabc6312', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_01e46', referencing='REFERENCING NEW TABLE AS new_values ', table='adoption_ask', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='ask',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "adoption_askevent" ("about_id", "answered_at", "asked_at", "due_on", "id", "link_id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "wave", "withdrawn_at") SELECT new_values."about_id", new_values."answered_at", new_values."asked_at", new_values."due_on", new_values."id", new_values."link_id", new_values."origin", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."purpose", new_values."wave", new_values."withdrawn_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='6a037389f999f3bdf10492fc8dea81deb39f5a30', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_e50a6', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='adoption_ask', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='ask',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "adoption_askevent" ("about_id", "answered_at", "asked_at", "due_on", "id", "link_id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "wave", "withdrawn_at") SELECT old_values."about_id", old_values."answered_at", old_values."asked_at", old_values."due_on", old_values."id", old_values."link_id", old_values."origin", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."purpose", old_values."wave", old_values."withdrawn_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='e053edc5b817c3383514b0ec5699b22041b57ec1', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_c25d6', referencing='REFERENCING OLD TABLE AS old_values ', table='adoption_ask', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='askevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='865dde8bfc21fecbc71c9d4eb4530a58f74f2314', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5fd69', table='adoption_askevent', when='BEFORE')),
        ),
        triggers.AddTrigger(
            model_name='askitem',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "adoption_askitemevent" ("ask_id", "control_id", "control_version", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") SELECT new_values."ask_id", new_values."control_id", new_values."control_version", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."position" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f43b895efda86b39f1c02b76ba495dd29cb10119', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_eca2f', referencing='REFERENCING NEW TABLE AS new_values ', table='adoption_askitem', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='askitem',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "adoption_askitemevent" ("ask_id", "control_id", "control_version", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") SELECT new_values."ask_id", new_values."control_id", new_values."control_version", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."position" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d153a9ed73a8a452e29921a6dd796bdac68b1517', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_8c265', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='adoption_askitem', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='askitem',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "adoption_askitemevent" ("ask_id", "control_id", "control_version", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") SELECT old_values."ask_id", old_values."control_id", old_values."control_version", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."position" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='c7833dd30005bf30046c49cbc5d00195b21991d7', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_064f0', referencing='REFERENCING OLD TABLE AS old_values ', table='adoption_askitem', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='askitemevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='244984388a305cad7f7511dbe8ec3a0375596de4', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ee90f', table='adoption_askitemevent', when='BEFORE')),
        ),
        triggers.AddTrigger(
            model_name='finding',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "adoption_findingevent" ("about_id", "control_id", "control_version", "evidence", "found_on", "id", "noted_at", "noted_by", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state") SELECT new_values."about_id", new_values."control_id", new_values."control_version", new_values."evidence", new_values."found_on", new_values."id", new_values."noted_at", new_values."noted_by", new_values."origin", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."state" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e03204a8f0bf4df7d2ba58892724d13a2bdc272a', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_ed2ec', referencing='REFERENCING NEW TABLE AS new_values ', table='adoption_finding', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='finding',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "adoption_findingevent" ("about_id", "control_id", "control_version", "evidence", "found_on", "id", "noted_at", "noted_by", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state") SELECT new_values."about_id", new_values."control_id", new_values."control_version", new_values."evidence", new_values."found_on", new_values."id", new_values."noted_at", new_values."noted_by", new_values."origin", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."state" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='74dc02bd62a404acaabd86f3ba5d31aab0b6143d', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_4a91b', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='adoption_finding', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='finding',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "adoption_findingevent" ("about_id", "control_id", "control_version", "evidence", "found_on", "id", "noted_at", "noted_by", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state") SELECT old_values."about_id", old_values."control_id", old_values."control_version", old_values."evidence", old_values."found_on", old_values."id", old_values."noted_at", old_values."noted_by", old_values."origin", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."state" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='9221d010a70471ff84db78f0e917e839be36b2b5', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_f0f79', referencing='REFERENCING OLD TABLE AS old_values ', table='adoption_finding', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='findingevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='70c12d9fce1d9470f6e894994d84737337c58fd2', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3e780', table='adoption_findingevent', when='BEFORE')),
        ),
    ]
