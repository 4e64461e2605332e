import django.contrib.postgres.indexes
import django.db.models.deletion
import pgtrigger.compiler
from peelian.records.gateways import triggers
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('parties', '0001_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('same', models.BooleanField(help_text='must link, or cannot link')),
                ('reason', models.CharField(max_length=300)),
                ('by_name', models.CharField(max_length=120)),
                ('at', models.DateTimeField()),
                ('expires_on', models.DateField(blank=True, null=True)),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='decisions_from', to='parties.sourcerecord')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='decisions', to='parties.sourcerecord')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('record__lt', models.F('other'))), name='the_lower_key_comes_first'), models.UniqueConstraint(fields=('record', 'other', 'at'), name='one_decision_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='DecisionEvent',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('id', models.BigIntegerField()),
                ('same', models.BooleanField(help_text='must link, or cannot link')),
                ('reason', models.CharField(max_length=300)),
                ('by_name', models.CharField(max_length=120)),
                ('at', models.DateTimeField()),
                ('expires_on', models.DateField(blank=True, null=True)),
                ('other', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='parties.sourcerecord')),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='linkage.decision')),
                ('record', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='parties.sourcerecord')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['pgh_obj', 'pgh_id'], name='decision_history'), django.contrib.postgres.indexes.BrinIndex(fields=['pgh_created_at'], name='decision_htime')],
            },
        ),
        migrations.CreateModel(
            name='Key',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('value', models.CharField(db_collation='C', help_text='the kind, then the value', max_length=260)),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='keys', to='parties.sourcerecord')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('value', 'record'), name='a_record_has_a_key_once')],
            },
        ),
        migrations.CreateModel(
            name='KeyEvent',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('id', models.BigIntegerField()),
                ('value', models.CharField(db_collation='C', help_text='the kind, then the value', max_length=260)),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='linkage.key')),
                ('record', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='parties.sourcerecord')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['pgh_obj', 'pgh_id'], name='key_history'), django.contrib.postgres.indexes.BrinIndex(fields=['pgh_created_at'], name='key_htime')],
            },
        ),
        migrations.CreateModel(
            name='Link',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rule', models.CharField(max_length=40)),
                ('evidence', models.JSONField(help_text='a list of [field, what it says]')),
                ('made_at', models.DateTimeField()),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links_from', to='parties.sourcerecord')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='parties.sourcerecord')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('record', 'other'), name='one_link_a_pair'), models.CheckConstraint(condition=models.Q(('record', models.F('other')), _negated=True), name='nothing_links_to_itself')],
            },
        ),
        migrations.CreateModel(
            name='LinkEvent',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('id', models.BigIntegerField()),
                ('rule', models.CharField(max_length=40)),
                ('evidence', models.JSONField(help_text='a list of [field, what it says]')),
                ('made_at', models.DateTimeField()),
                ('other', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='parties.sourcerecord')),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='linkage.link')),
                ('record', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='parties.sourcerecord')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['pgh_obj', 'pgh_id'], name='link_history'), django.contrib.postgres.indexes.BrinIndex(fields=['pgh_created_at'], name='link_htime')],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateTimeField()),
                ('model', models.CharField(help_text='which rules or model put it here, with its version', max_length=40)),
                ('decided_by', models.CharField(help_text="a person's name, or the system's", max_length=120)),
                ('party', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='parties.party')),
                ('record', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='membership', to='parties.sourcerecord')),
            ],
        ),
        migrations.CreateModel(
            name='MembershipEvent',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('id', models.BigIntegerField()),
                ('since', models.DateTimeField()),
                ('model', models.CharField(help_text='which rules or model put it here, with its version', max_length=40)),
                ('decided_by', models.CharField(help_text="a person's name, or the system's", max_length=120)),
                ('party', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='parties.party')),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='linkage.membership')),
                ('record', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='parties.sourcerecord')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['pgh_obj', 'pgh_id'], name='membership_history'), django.contrib.postgres.indexes.BrinIndex(fields=['pgh_created_at'], name='membership_htime')],
            },
        ),
        triggers.AddTrigger(
            model_name='decision',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "linkage_decisionevent" ("at", "by_name", "expires_on", "id", "other_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "record_id", "same") SELECT new_values."at", new_values."by_name", new_values."expires_on", new_values."id", new_values."other_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."record_id", new_values."same" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='b7330a5cae3543f93346e8e9ee37acb583bbedf7', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_33e25', referencing='REFERENCING NEW TABLE AS new_values ', table='linkage_decision', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='decision',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "linkage_decisionevent" ("at", "by_name", "expires_on", "id", "other_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "record_id", "same") SELECT new_values."at", new_values."by_name", new_values."expires_on", new_values."id", new_values."other_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."record_id", new_values."same" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='fa67f16048a87c0e1b5077d7fd4686d6422384f5', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_79c22', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='linkage_decision', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='decision',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "linkage_decisionevent" ("at", "by_name", "expires_on", "id", "other_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "record_id", "same") SELECT old_values."at", old_values."by_name", old_values."expires_on", old_values."id", old_values."other_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."record_id", old_values."same" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='ca7baa430070a87f759d3831d04dea202d1e28b6', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_20a57', referencing='REFERENCING OLD TABLE AS old_values ', table='linkage_decision', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='decisionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='96a714face817abdf1dfbe8609acc8202be4a332', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_8d965', table='linkage_decisionevent', when='BEFORE')),
        ),
        triggers.AddTrigger(
            model_name='key',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "linkage_keyevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_id", "value") SELECT new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."record_id", new_values."value" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='14fdd52e436b0c25c4b1b74d8c0f37d089246dd7', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_2ef29', referencing='REFERENCING NEW TABLE AS new_values ', table='linkage_key', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='key',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "linkage_keyevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_id", "value") SELECT new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."record_id", new_values."value" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='2d3a358be44b41e9587a2c039fd6d01e0063dea4', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_77fe0', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='linkage_key', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='key',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "linkage_keyevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_id", "value") SELECT old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."record_id", old_values."value" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='955570b13c72dc01537520ec3c52b59fbb387df6', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_0ab8c', referencing='REFERENCING OLD TABLE AS old_values ', table='linkage_key', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='keyevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='082822eb3ce9f158c5072cf50ab7fe4214174917', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_abbc8', table='linkage_keyevent', when='BEFORE')),
        ),
        triggers.AddTrigger(
            model_name='link',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "linkage_linkevent" ("evidence", "id", "made_at", "other_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_id", "rule") SELECT new_values."evidence", new_values."id", new_values."made_at", new_values."other_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."record_id", new_values."rule" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d9086f8226a1023baf0c1164b419ffb974f7eefc', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_e8d92', referencing='REFERENCING NEW TABLE AS new_values ', table='linkage_link', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='link',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "linkage_linkevent" ("evidence", "id", "made_at", "other_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_id", "rule") SELECT new_values."evidence", new_values."id", new_values."made_at", new_values."other_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."record_id", new_values."rule" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='46a87b33562f42292e250b34df6efd0abae01629', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_be3ad', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='linkage_link', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='link',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "linkage_linkevent" ("evidence", "id", "made_at", "other_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_id", "rule") SELECT old_values."evidence", old_values."id", old_values."made_at", old_values."other_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."record_id", old_values."rule" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='d770f40f03ec202972946f4ca9e185aace4f4cdf', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_be695', referencing='REFERENCING OLD TABLE AS old_values ', table='linkage_link', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='linkevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f53de66fa403aafa3d9ee9549de9bc2970c13b72', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f6b7c', table='linkage_linkevent', when='BEFORE')),
        ),
        triggers.AddTrigger(
            model_name='membership',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "linkage_membershipevent" ("decided_by", "id", "model", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_id", "since") SELECT new_values."decided_by", new_values."id", new_values."model", new_values."party_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."record_id", new_values."since" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='773facc3e5abb7830bed379edd0609b1a4dd3c4d', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_be86a', referencing='REFERENCING NEW TABLE AS new_values ', table='linkage_membership', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='membership',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "linkage_membershipevent" ("decided_by", "id", "model", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_id", "since") SELECT new_values."decided_by", new_values."id", new_values."model", new_values."party_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."record_id", new_values."since" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='95b4a50f3dfb166c25a441686f4f264ba61f86d7', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_38240', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='linkage_membership', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='membership',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "linkage_membershipevent" ("decided_by", "id", "model", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_id", "since") SELECT old_values."decided_by", old_values."id", old_values."model", old_values."party_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."record_id", old_values."since" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='903d29bf2294fab2935f95cc748ac3c5729b0ae5', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_ddbe8', referencing='REFERENCING OLD TABLE AS old_values ', table='linkage_membership', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='membershipevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='865cfd330a39db96976d2d15e7d083be53bb3465', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b6fef', table='linkage_membershipevent', when='BEFORE')),
        ),
    ]
