import django.contrib.postgres.fields
import pgtrigger.compiler
from peelian.records.gateways import triggers
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('release', '0001_initial'),
    ]

    operations = [
        triggers.RemoveTrigger(
            model_name='message',
            name='insert_insert',
        ),
        triggers.RemoveTrigger(
            model_name='message',
            name='update_update',
        ),
        triggers.RemoveTrigger(
            model_name='message',
            name='delete_delete',
        ),
        triggers.RemoveTrigger(
            model_name='suppression',
            name='insert_insert',
        ),
        triggers.RemoveTrigger(
            model_name='suppression',
            name='update_update',
        ),
        triggers.RemoveTrigger(
            model_name='suppression',
            name='delete_delete',
        ),
        migrations.RemoveConstraint(
            model_name='suppression',
            name='one_suppression_an_address',
        ),
        migrations.AddField(
            model_name='message',
            name='carrier',
            field=models.CharField(blank=True, choices=[('mail server', 'Mail server'), ('notify', 'Notify'), ('post', 'Post')], help_text='who has it, once begun', max_length=12),
        ),
        migrations.AddField(
            model_name='message',
            name='not_before',
            field=models.DateField(blank=True, help_text='held until somebody lets it go, from this day on', null=True),
        ),
        migrations.AddField(
            model_name='message',
            name='people',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), blank=True, default=list, help_text='source records whose warnings stand against it', size=None),
        ),
        migrations.AddField(
            model_name='messageevent',
            name='carrier',
            field=models.CharField(blank=True, choices=[('mail server', 'Mail server'), ('notify', 'Notify'), ('post', 'Post')], help_text='who has it, once begun', max_length=12),
        ),
        migrations.AddField(
            model_name='messageevent',
            name='not_before',
            field=models.DateField(blank=True, help_text='held until somebody lets it go, from this day on', null=True),
        ),
        migrations.AddField(
            model_name='messageevent',
            name='people',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), blank=True, default=list, help_text='source records whose warnings stand against it', size=None),
        ),
        migrations.AddField(
            model_name='suppression',
            name='by_name',
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name='suppression',
            name='cause',
            field=models.CharField(choices=[('they asked us to stop', 'They asked us to stop'), ('they complained of our message', 'They complained of our message'), ('it cannot receive', 'It cannot receive'), ('an officer decided', 'An officer decided')], default='an officer decided', max_length=40),
        ),
        migrations.AddField(
            model_name='suppression',
            name='lifted_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='suppression',
            name='lifted_by',
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name='suppression',
            name='lifted_why',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='suppressionevent',
            name='by_name',
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name='suppressionevent',
            name='cause',
            field=models.CharField(choices=[('they asked us to stop', 'They asked us to stop'), ('they complained of our message', 'They complained of our message'), ('it cannot receive', 'It cannot receive'), ('an officer decided', 'An officer decided')], default='an officer decided', max_length=40),
        ),
        migrations.AddField(
            model_name='suppressionevent',
            name='lifted_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='suppressionevent',
            name='lifted_by',
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name='suppressionevent',
            name='lifted_why',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AlterField(
            model_name='ledgerline',
            name='said',
            field=models.CharField(blank=True, help_text="the other side's answer, word for word", max_length=300),
        ),
        migrations.AlterField(
            model_name='ledgerline',
            name='step',
            field=models.CharField(choices=[('held', 'Held'), ('waiting', 'Waiting'), ('trying', 'Trying'), ('sent', 'Sent'), ('delivered', 'Delivered'), ('refused', 'Refused'), ('printed', 'Printed'), ('interrupted', 'Interrupted'), ('cancelled', 'Cancelled'), ('bounced', 'Bounced'), ('complained', 'Complained')], max_length=12),
        ),
        migrations.AlterField(
            model_name='ledgerlineevent',
            name='said',
            field=models.CharField(blank=True, help_text="the other side's answer, word for word", max_length=300),
        ),
        migrations.AlterField(
            model_name='ledgerlineevent',
            name='step',
            field=models.CharField(choices=[('held', 'Held'), ('waiting', 'Waiting'), ('trying', 'Trying'), ('sent', 'Sent'), ('delivered', 'Delivered'), ('refused', 'Refused'), ('printed', 'Printed'), ('interrupted', 'Interrupted'), ('cancelled', 'Cancelled'), ('bounced', 'Bounced'), ('complained', 'Complained')], max_length=12),
        ),
        migrations.AlterField(
            model_name='message',
            name='channel',
            field=models.CharField(choices=[('email', 'Email'), ('letter', 'Letter'), ('text', 'Text')], max_length=10),
        ),
        migrations.AlterField(
            model_name='message',
            name='delivery',
            field=models.CharField(choices=[('held', 'Held'), ('waiting', 'Waiting'), ('trying', 'Trying'), ('sent', 'Sent'), ('delivered', 'Delivered'), ('refused', 'Refused'), ('printed', 'Printed'), ('interrupted', 'Interrupted'), ('cancelled', 'Cancelled'), ('bounced', 'Bounced'), ('complained', 'Complained')], default='waiting', max_length=12),
        ),
        migrations.AlterField(
            model_name='messageevent',
            name='channel',
            field=models.CharField(choices=[('email', 'Email'), ('letter', 'Letter'), ('text', 'Text')], max_length=10),
        ),
        migrations.AlterField(
            model_name='messageevent',
            name='delivery',
            field=models.CharField(choices=[('held', 'Held'), ('waiting', 'Waiting'), ('trying', 'Trying'), ('sent', 'Sent'), ('delivered', 'Delivered'), ('refused', 'Refused'), ('printed', 'Printed'), ('interrupted', 'Interrupted'), ('cancelled', 'Cancelled'), ('bounced', 'Bounced'), ('complained', 'Complained')], default='waiting', max_length=12),
        ),
        migrations.AlterField(
            model_name='permit',
            name='channel',
            field=models.CharField(choices=[('email', 'Email'), ('letter', 'Letter'), ('text', 'Text')], max_length=10),
        ),
        migrations.AlterField(
            model_name='permitevent',
            name='channel',
            field=models.CharField(choices=[('email', 'Email'), ('letter', 'Letter'), ('text', 'Text')], max_length=10),
        ),
        migrations.AlterField(
            model_name='suppression',
            name='channel',
            field=models.CharField(choices=[('email', 'Email'), ('letter', 'Letter'), ('text', 'Text')], max_length=10),
        ),
        migrations.AlterField(
            model_name='suppressionevent',
            name='channel',
            field=models.CharField(choices=[('email', 'Email'), ('letter', 'Letter'), ('text', 'Text')], max_length=10),
        ),
        migrations.AddIndex(
            model_name='message',
            index=models.Index(condition=models.Q(('delivery', 'held')), fields=['not_before', 'id'], name='message_held'),
        ),
        migrations.AddIndex(
            model_name='message',
            index=models.Index(condition=models.Q(('carrier', 'notify'), ('delivery', 'sent')), fields=['id'], name='message_no_receipt'),
        ),
        migrations.AddConstraint(
            model_name='suppression',
            constraint=models.UniqueConstraint(condition=models.Q(('lifted_at', None)), fields=('channel', 'recipient'), name='one_suppression_an_address'),
        ),
        migrations.AddConstraint(
            model_name='suppression',
            constraint=models.CheckConstraint(condition=models.Q(('lifted_at', None), models.Q(('lifted_why', ''), _negated=True), _connector='OR'), name='a_lifted_suppression_says_why'),
        ),
        triggers.AddTrigger(
            model_name='message',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "release_messageevent" ("attempts", "carrier", "channel", "copy_digest", "delivery", "id", "made_at", "made_by", "marking", "message_id", "not_before", "people", "permit_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recipient", "recipient_name", "subject", "template", "template_version", "title") SELECT new_values."attempts", new_values."carrier", new_values."channel", new_values."copy_digest", new_values."delivery", new_values."id", new_values."made_at", new_values."made_by", new_values."marking", new_values."message_id", new_values."not_before", new_values."people", new_values."permit_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."recipient", new_values."recipient_name", new_values."subject", new_values."template", new_values."template_version", new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='4264ec60e686d37cc2caeac0fb2bcb257c04e8c9', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_94a8c', referencing='REFERENCING NEW TABLE AS new_values ', table='release_message', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='message',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "release_messageevent" ("attempts", "carrier", "channel", "copy_digest", "delivery", "id", "made_at", "made_by", "marking", "message_id", "not_before", "people", "permit_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recipient", "recipient_name", "subject", "template", "template_version", "title") SELECT new_values."attempts", new_values."carrier", new_values."channel", new_values."copy_digest", new_values."delivery", new_values."id", new_values."made_at", new_values."made_by", new_values."marking", new_values."message_id", new_values."not_before", new_values."people", new_values."permit_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."recipient", new_values."recipient_name", new_values."subject", new_values."template", new_values."template_version", new_values."title" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."attempts" IS DISTINCT FROM (new_values."attempts") OR old_values."carrier" IS DISTINCT FROM (new_values."carrier") OR old_values."channel" IS DISTINCT FROM (new_values."channel") OR old_values."copy_digest" IS DISTINCT FROM (new_values."copy_digest") OR old_values."delivery" IS DISTINCT FROM (new_values."delivery") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."made_at" IS DISTINCT FROM (new_values."made_at") OR old_values."made_by" IS DISTINCT FROM (new_values."made_by") OR old_values."marking" IS DISTINCT FROM (new_values."marking") OR old_values."message_id" IS DISTINCT FROM (new_values."message_id") OR old_values."not_before" IS DISTINCT FROM (new_values."not_before") OR old_values."people" IS DISTINCT FROM (new_values."people") OR old_values."permit_id" IS DISTINCT FROM (new_values."permit_id") OR old_values."recipient" IS DISTINCT FROM (new_values."recipient") OR old_values."recipient_name" IS DISTINCT FROM (new_values."recipient_name") OR old_values."subject" IS DISTINCT FROM (new_values."subject") OR old_values."template" IS DISTINCT FROM (new_values."template") OR old_values."template_version" IS DISTINCT FROM (new_values."template_version") OR old_values."title" IS DISTINCT FROM (new_values."title")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9ee240a343e7283b175addc0198acfe7e576efba', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_5faa6', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='release_message', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='message',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "release_messageevent" ("attempts", "carrier", "channel", "copy_digest", "delivery", "id", "made_at", "made_by", "marking", "message_id", "not_before", "people", "permit_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recipient", "recipient_name", "subject", "template", "template_version", "title") SELECT old_values."attempts", old_values."carrier", old_values."channel", old_values."copy_digest", old_values."delivery", old_values."id", old_values."made_at", old_values."made_by", old_values."marking", old_values."message_id", old_values."not_before", old_values."people", old_values."permit_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."recipient", old_values."recipient_name", old_values."subject", old_values."template", old_values."template_version", old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='f012e32ed7b1a24c0e45d2c2abab48a669a5908b', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_f89ca', referencing='REFERENCING OLD TABLE AS old_values ', table='release_message', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='suppression',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "release_suppressionevent" ("by_name", "cause", "channel", "id", "lifted_at", "lifted_by", "lifted_why", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recipient", "since") SELECT new_values."by_name", new_values."cause", new_values."channel", new_values."id", new_values."lifted_at", new_values."lifted_by", new_values."lifted_why", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."recipient", new_values."since" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c34269aa233bf8af01b699e26e802a62ef1ed49d', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_340d9', referencing='REFERENCING NEW TABLE AS new_values ', table='release_suppression', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='suppression',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "release_suppressionevent" ("by_name", "cause", "channel", "id", "lifted_at", "lifted_by", "lifted_why", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recipient", "since") SELECT new_values."by_name", new_values."cause", new_values."channel", new_values."id", new_values."lifted_at", new_values."lifted_by", new_values."lifted_why", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."recipient", new_values."since" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e538983aab067fc9c02d576ea445937171e61c32', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_4760e', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='release_suppression', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='suppression',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "release_suppressionevent" ("by_name", "cause", "channel", "id", "lifted_at", "lifted_by", "lifted_why", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recipient", "since") SELECT old_values."by_name", old_values."cause", old_values."channel", old_values."id", old_values."lifted_at", old_values."lifted_by", old_values."lifted_why", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."recipient", old_values."since" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='4c1343dbe7e40ed055ccfcdfbc3e4408133da1d1', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_29cf2', referencing='REFERENCING OLD TABLE AS old_values ', table='release_suppression', when='AFTER')),
        ),
    ]
