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
            name='Permit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject', models.CharField(help_text='the label of what it concerns', max_length=80)),
                ('channel', models.CharField(choices=[('email', 'Email'), ('letter', 'Letter')], max_length=10)),
                ('recipient', models.CharField(max_length=400)),
                ('marking', models.CharField(choices=[('OFFICIAL', 'OFFICIAL'), ('OFFICIAL-SENSITIVE', 'OFFICIAL-SENSITIVE')], max_length=20)),
                ('copy_digest', models.CharField(help_text='SHA-256 of the text it permits', max_length=64)),
                ('given_by', models.CharField(max_length=120)),
                ('given_label', models.CharField(max_length=80)),
                ('given_at', models.DateTimeField()),
                ('grounds', models.CharField(help_text='what was checked before it was given', max_length=200)),
            ],
        ),
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject', models.CharField(help_text='the label of what it concerns', max_length=80)),
                ('channel', models.CharField(choices=[('email', 'Email'), ('letter', 'Letter')], max_length=10)),
                ('recipient', models.CharField(max_length=400)),
                ('recipient_name', models.CharField(max_length=200)),
                ('marking', models.CharField(choices=[('OFFICIAL', 'OFFICIAL'), ('OFFICIAL-SENSITIVE', 'OFFICIAL-SENSITIVE')], max_length=20)),
                ('title', models.CharField(max_length=200)),
                ('body', models.TextField()),
                ('copy_digest', models.CharField(max_length=64)),
                ('template', models.CharField(max_length=60)),
                ('template_version', models.CharField(max_length=20)),
                ('message_id', models.CharField(max_length=120, unique=True)),
                ('made_at', models.DateTimeField()),
                ('made_by', models.CharField(max_length=120)),
                ('delivery', models.CharField(choices=[('waiting', 'Waiting'), ('trying', 'Trying'), ('sent', 'Sent'), ('refused', 'Refused'), ('printed', 'Printed'), ('interrupted', 'Interrupted')], default='waiting', max_length=12)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('permit', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='message', to='release.permit')),
            ],
            options={
                'indexes': [models.Index(fields=['subject', '-id'], name='message_subject'), models.Index(condition=models.Q(('delivery__in', ['waiting', 'trying'])), fields=['id'], name='message_outbox')],
            },
        ),
        migrations.CreateModel(
            name='LedgerLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('step', models.CharField(choices=[('waiting', 'Waiting'), ('trying', 'Trying'), ('sent', 'Sent'), ('refused', 'Refused'), ('printed', 'Printed'), ('interrupted', 'Interrupted')], max_length=12)),
                ('attempt', models.PositiveSmallIntegerField()),
                ('at', models.DateTimeField()),
                ('said', models.CharField(blank=True, help_text="the mail server's answer, word for word", max_length=300)),
                ('message', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ledger', to='release.message')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='PermitEvent',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('id', models.BigIntegerField()),
                ('subject', models.CharField(help_text='the label of what it concerns', max_length=80)),
                ('channel', models.CharField(choices=[('email', 'Email'), ('letter', 'Letter')], max_length=10)),
                ('recipient', models.CharField(max_length=400)),
                ('marking', models.CharField(choices=[('OFFICIAL', 'OFFICIAL'), ('OFFICIAL-SENSITIVE', 'OFFICIAL-SENSITIVE')], max_length=20)),
                ('copy_digest', models.CharField(help_text='SHA-256 of the text it permits', max_length=64)),
                ('given_by', models.CharField(max_length=120)),
                ('given_label', models.CharField(max_length=80)),
                ('given_at', models.DateTimeField()),
                ('grounds', models.CharField(help_text='what was checked before it was given', max_length=200)),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='release.permit')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['pgh_obj', 'pgh_id'], name='permit_history'), django.contrib.postgres.indexes.BrinIndex(fields=['pgh_created_at'], name='permit_htime')],
            },
        ),
        migrations.CreateModel(
            name='Suppression',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('channel', models.CharField(choices=[('email', 'Email'), ('letter', 'Letter')], max_length=10)),
                ('recipient', models.CharField(max_length=400)),
                ('reason', models.CharField(max_length=200)),
                ('since', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('channel', 'recipient'), name='one_suppression_an_address')],
            },
        ),
        migrations.CreateModel(
            name='SuppressionEvent',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('id', models.BigIntegerField()),
                ('channel', models.CharField(choices=[('email', 'Email'), ('letter', 'Letter')], max_length=10)),
                ('recipient', models.CharField(max_length=400)),
                ('reason', models.CharField(max_length=200)),
                ('since', models.DateTimeField()),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='release.suppression')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['pgh_obj', 'pgh_id'], name='suppression_history'), django.contrib.postgres.indexes.BrinIndex(fields=['pgh_created_at'], name='suppression_htime')],
            },
        ),
        migrations.CreateModel(
            name='LedgerLineEvent',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('id', models.BigIntegerField()),
                ('step', models.CharField(choices=[('waiting', 'Waiting'), ('trying', 'Trying'), ('sent', 'Sent'), ('refused', 'Refused'), ('printed', 'Printed'), ('interrupted', 'Interrupted')], max_length=12)),
                ('attempt', models.PositiveSmallIntegerField()),
                ('at', models.DateTimeField()),
                ('said', models.CharField(blank=True, help_text="the mail server's answer, word for word", max_length=300)),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='release.ledgerline')),
                ('message', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='release.message')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['pgh_obj', 'pgh_id'], name='ledgerline_history'), django.contrib.postgres.indexes.BrinIndex(fields=['pgh_created_at'], name='ledgerline_htime')],
            },
        ),
        migrations.CreateModel(
            name='MessageEvent',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('id', models.BigIntegerField()),
                ('subject', models.CharField(help_text='the label of what it concerns', max_length=80)),
                ('channel', models.CharField(choices=[('email', 'Email'), ('letter', 'Letter')], max_length=10)),
                ('recipient', models.CharField(max_length=400)),
                ('recipient_name', models.CharField(max_length=200)),
                ('marking', models.CharField(choices=[('OFFICIAL', 'OFFICIAL'), ('OFFICIAL-SENSITIVE', 'OFFICIAL-SENSITIVE')], max_length=20)),
                ('title', models.CharField(max_length=200)),
                ('copy_digest', models.CharField(max_length=64)),
                ('template', models.CharField(max_length=60)),
                ('template_version', models.CharField(max_length=20)),
                ('message_id', models.CharField(max_length=120)),
                ('made_at', models.DateTimeField()),
                ('made_by', models.CharField(max_length=120)),
                ('delivery', models.CharField(choices=[('waiting', 'Waiting'), ('trying', 'Trying'), ('sent', 'Sent'), ('refused', 'Refused'), ('printed', 'Printed'), ('interrupted', 'Interrupted')], default='waiting', max_length=12)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='release.message')),
                ('permit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='release.permit')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['pgh_obj', 'pgh_id'], name='message_history'), django.contrib.postgres.indexes.BrinIndex(fields=['pgh_created_at'], name='message_htime')],
            },
        ),
        triggers.AddTrigger(
            model_name='permit',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "release_permitevent" ("channel", "copy_digest", "given_at", "given_by", "given_label", "grounds", "id", "marking", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recipient", "subject") SELECT new_values."channel", new_values."copy_digest", new_values."given_at", new_values."given_by", new_values."given_label", new_values."grounds", new_values."id", new_values."marking", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."recipient", new_values."subject" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='32df8beddd35edee47bc6c5ab97cb0d53442928e', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_420e1', referencing='REFERENCING NEW TABLE AS new_values ', table='release_permit', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='permit',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "release_permitevent" ("channel", "copy_digest", "given_at", "given_by", "given_label", "grounds", "id", "marking", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recipient", "subject") SELECT new_values."channel", new_values."copy_digest", new_values."given_at", new_values."given_by", new_values."given_label", new_values."grounds", new_values."id", new_values."marking", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."recipient", new_values."subject" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1e65d068ba62527edc1fb97eb2bd5d741152daa2', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_71d41', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='release_permit', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='permit',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "release_permitevent" ("channel", "copy_digest", "given_at", "given_by", "given_label", "grounds", "id", "marking", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recipient", "subject") SELECT old_values."channel", old_values."copy_digest", old_values."given_at", old_values."given_by", old_values."given_label", old_values."grounds", old_values."id", old_values."marking", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."recipient", old_values."subject" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='fa78327cc620c9459a0950e50e954dd5decc59a5', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_8b7dd', referencing='REFERENCING OLD TABLE AS old_values ', table='release_permit', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='suppression',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "release_suppressionevent" ("channel", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recipient", "since") SELECT new_values."channel", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."recipient", new_values."since" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e91fbe3d8450e32500f71cdf5283ae46b81135a7', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_340d9', referencing='REFERENCING NEW TABLE AS new_values ', table='release_suppression', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='suppression',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "release_suppressionevent" ("channel", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recipient", "since") SELECT new_values."channel", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."recipient", new_values."since" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='0f80b55c0927cfcec3031505824e8f57e9e68d75', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_4760e', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='release_suppression', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='suppression',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "release_suppressionevent" ("channel", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recipient", "since") SELECT old_values."channel", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."recipient", old_values."since" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='7aed7444cc411190403ca741cf90a57e57c23906', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_29cf2', referencing='REFERENCING OLD TABLE AS old_values ', table='release_suppression', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='ledgerlineevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d05338a8401561fc26b3b487241fecf7d5f0ddcd', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_32907', table='release_ledgerlineevent', when='BEFORE')),
        ),
        triggers.AddTrigger(
            model_name='ledgerline',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "release_ledgerlineevent" ("at", "attempt", "id", "message_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "said", "step") SELECT new_values."at", new_values."attempt", new_values."id", new_values."message_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."said", new_values."step" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e210646e42bcf7359290aa27e4b6b44a455918b3', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_9d76c', referencing='REFERENCING NEW TABLE AS new_values ', table='release_ledgerline', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='ledgerline',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "release_ledgerlineevent" ("at", "attempt", "id", "message_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "said", "step") SELECT new_values."at", new_values."attempt", new_values."id", new_values."message_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."said", new_values."step" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1410e2f3c0cccae26efe5c224bbbcc5a04574c84', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_6275a', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='release_ledgerline', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='ledgerline',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "release_ledgerlineevent" ("at", "attempt", "id", "message_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "said", "step") SELECT old_values."at", old_values."attempt", old_values."id", old_values."message_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."said", old_values."step" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='45d24343aab6040e665248d8b87a51b0cd1d96a8', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_929a8', referencing='REFERENCING OLD TABLE AS old_values ', table='release_ledgerline', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='messageevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b69d4af9460c0f2830b91060ecdb6ff19df2ae25', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f02ac', table='release_messageevent', when='BEFORE')),
        ),
        triggers.AddTrigger(
            model_name='message',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "release_messageevent" ("attempts", "channel", "copy_digest", "delivery", "id", "made_at", "made_by", "marking", "message_id", "permit_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recipient", "recipient_name", "subject", "template", "template_version", "title") SELECT new_values."attempts", new_values."channel", new_values."copy_digest", new_values."delivery", new_values."id", new_values."made_at", new_values."made_by", new_values."marking", new_values."message_id", new_values."permit_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."recipient", new_values."recipient_name", new_values."subject", new_values."template", new_values."template_version", new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='92a514ef2be60137a0ffdd0b11cdb2890c23d6f6', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_94a8c', referencing='REFERENCING NEW TABLE AS new_values ', table='release_message', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='message',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "release_messageevent" ("attempts", "channel", "copy_digest", "delivery", "id", "made_at", "made_by", "marking", "message_id", "permit_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recipient", "recipient_name", "subject", "template", "template_version", "title") SELECT new_values."attempts", new_values."channel", new_values."copy_digest", new_values."delivery", new_values."id", new_values."made_at", new_values."made_by", new_values."marking", new_values."message_id", new_values."permit_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."recipient", new_values."recipient_name", new_values."subject", new_values."template", new_values."template_version", new_values."title" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."attempts" IS DISTINCT FROM (new_values."attempts") OR old_values."channel" IS DISTINCT FROM (new_values."channel") OR old_values."copy_digest" IS DISTINCT FROM (new_values."copy_digest") OR old_values."delivery" IS DISTINCT FROM (new_values."delivery") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."made_at" IS DISTINCT FROM (new_values."made_at") OR old_values."made_by" IS DISTINCT FROM (new_values."made_by") OR old_values."marking" IS DISTINCT FROM (new_values."marking") OR old_values."message_id" IS DISTINCT FROM (new_values."message_id") OR old_values."permit_id" IS DISTINCT FROM (new_values."permit_id") OR old_values."recipient" IS DISTINCT FROM (new_values."recipient") OR old_values."recipient_name" IS DISTINCT FROM (new_values."recipient_name") OR old_values."subject" IS DISTINCT FROM (new_values."subject") OR old_values."template" IS DISTINCT FROM (new_values."template") OR old_values."template_version" IS DISTINCT FROM (new_values."template_version") OR old_values."title" IS DISTINCT FROM (new_values."title")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='6b420b678799f0e1c36a1a6644d0fb67953e1347', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_5faa6', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='release_message', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='message',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "release_messageevent" ("attempts", "channel", "copy_digest", "delivery", "id", "made_at", "made_by", "marking", "message_id", "permit_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recipient", "recipient_name", "subject", "template", "template_version", "title") SELECT old_values."attempts", old_values."channel", old_values."copy_digest", old_values."delivery", old_values."id", old_values."made_at", old_values."made_by", old_values."marking", old_values."message_id", old_values."permit_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."recipient", old_values."recipient_name", old_values."subject", old_values."template", old_values."template_version", old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='63bc62625d4618540d83e691e999f1d248894e2b', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_f89ca', referencing='REFERENCING OLD TABLE AS old_values ', table='release_message', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='permitevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='39eb1518be038fc98bf18972e46ebca2736fbb7b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4de24', table='release_permitevent', when='BEFORE')),
        ),
        triggers.AddTrigger(
            model_name='suppressionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='952caa837a00b4f0a628c831a7ee55b2d5842b15', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7aef6', table='release_suppressionevent', when='BEFORE')),
        ),
    ]
