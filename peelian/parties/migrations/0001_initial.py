import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions.text
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
            name='Party',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('person', 'Person'), ('organisation', 'Organisation')], max_length=12)),
                ('made_at', models.DateTimeField()),
            ],
            options={
                'verbose_name_plural': 'parties',
            },
        ),
        migrations.CreateModel(
            name='PartyEvent',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('person', 'Person'), ('organisation', 'Organisation')], max_length=12)),
                ('made_at', models.DateTimeField()),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='parties.party')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['pgh_obj', 'pgh_id'], name='party_history'), django.contrib.postgres.indexes.BrinIndex(fields=['pgh_created_at'], name='party_htime')],
            },
        ),
        migrations.CreateModel(
            name='SourceRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('person', 'Person'), ('organisation', 'Organisation')], max_length=12)),
                ('origin', models.CharField(help_text='where it came from: “intake.Feed:3 row 12”', max_length=80)),
                ('came_at', models.DateTimeField()),
                ('given_name', models.CharField(blank=True, max_length=100)),
                ('family_name', models.CharField(blank=True, max_length=100)),
                ('birth_date', models.DateField(blank=True, null=True)),
                ('gender', models.CharField(blank=True, max_length=20)),
                ('organisation_name', models.CharField(blank=True, max_length=200)),
                ('employees', models.PositiveIntegerField(blank=True, null=True)),
                ('address', models.CharField(blank=True, max_length=300)),
                ('postcode', models.CharField(blank=True, max_length=8)),
                ('telephone', models.CharField(blank=True, help_text='E.164', max_length=20)),
                ('email', models.CharField(blank=True, help_text='folded to lower case', max_length=254)),
                ('preferred_contact', models.CharField(blank=True, max_length=30)),
                ('name_key', models.CharField(db_collation='C', help_text='the name folded, family name first', max_length=210)),
                ('search', models.GeneratedField(db_persist=True, expression=django.contrib.postgres.search.SearchVector(django.db.models.functions.text.Concat(models.F('name_key'), models.Value(' '), models.F('postcode'), models.Value(' '), models.F('email'), models.Value(' '), models.F('telephone')), config='simple'), output_field=django.contrib.postgres.search.SearchVectorField())),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['search'], name='sourcerecord_search'), models.Index(fields=['name_key', 'id'], name='sourcerecord_name'), models.Index(condition=models.Q(('email', ''), _negated=True), fields=['email'], name='sourcerecord_email'), models.Index(condition=models.Q(('telephone', ''), _negated=True), fields=['telephone'], name='sourcerecord_telephone')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind', 'person'), models.Q(('organisation_name', ''), _negated=True), _connector='OR'), name='an_organisation_has_a_name')],
            },
        ),
        migrations.CreateModel(
            name='Relationship',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(max_length=40)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='spoken_for_by', to='parties.sourcerecord')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='speaks_for', to='parties.sourcerecord')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('person', 'organisation', 'role'), name='one_relationship_of_a_kind')],
            },
        ),
        migrations.CreateModel(
            name='RelationshipEvent',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('id', models.BigIntegerField()),
                ('role', models.CharField(max_length=40)),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='parties.relationship')),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='parties.sourcerecord')),
                ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='parties.sourcerecord')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['pgh_obj', 'pgh_id'], name='relationship_history'), django.contrib.postgres.indexes.BrinIndex(fields=['pgh_created_at'], name='relationship_htime')],
            },
        ),
        migrations.CreateModel(
            name='SafetyFlag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('Danger to life', 'Danger to life'), ('Vulnerable', 'Vulnerable'), ('Do not e-mail', 'Do not e-mail'), ('Do not ring', 'Do not ring'), ('Do not write', 'Do not write')], max_length=20)),
                ('reason', models.CharField(max_length=300)),
                ('raised_at', models.DateTimeField()),
                ('raised_by', models.CharField(max_length=120)),
                ('lifted_at', models.DateTimeField(blank=True, null=True)),
                ('about', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='flags', to='parties.sourcerecord')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('lifted_at', None)), fields=('about', 'kind'), name='one_standing_flag_of_a_kind')],
            },
        ),
        migrations.CreateModel(
            name='SafetyFlagEvent',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('Danger to life', 'Danger to life'), ('Vulnerable', 'Vulnerable'), ('Do not e-mail', 'Do not e-mail'), ('Do not ring', 'Do not ring'), ('Do not write', 'Do not write')], max_length=20)),
                ('reason', models.CharField(max_length=300)),
                ('raised_at', models.DateTimeField()),
                ('raised_by', models.CharField(max_length=120)),
                ('lifted_at', models.DateTimeField(blank=True, null=True)),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='parties.safetyflag')),
                ('about', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='parties.sourcerecord')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['pgh_obj', 'pgh_id'], name='safetyflag_history'), django.contrib.postgres.indexes.BrinIndex(fields=['pgh_created_at'], name='safetyflag_htime')],
            },
        ),
        migrations.CreateModel(
            name='SourceRecordEvent',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('person', 'Person'), ('organisation', 'Organisation')], max_length=12)),
                ('origin', models.CharField(help_text='where it came from: “intake.Feed:3 row 12”', max_length=80)),
                ('came_at', models.DateTimeField()),
                ('given_name', models.CharField(blank=True, max_length=100)),
                ('family_name', models.CharField(blank=True, max_length=100)),
                ('birth_date', models.DateField(blank=True, null=True)),
                ('gender', models.CharField(blank=True, max_length=20)),
                ('organisation_name', models.CharField(blank=True, max_length=200)),
                ('employees', models.PositiveIntegerField(blank=True, null=True)),
                ('address', models.CharField(blank=True, max_length=300)),
                ('postcode', models.CharField(blank=True, max_length=8)),
                ('telephone', models.CharField(blank=True, help_text='E.164', max_length=20)),
                ('email', models.CharField(blank=True, help_text='folded to lower case', max_length=254)),
                ('preferred_contact', models.CharField(blank=True, max_length=30)),
                ('name_key', models.CharField(db_collation='C', help_text='the name folded, family name first', max_length=210)),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='parties.sourcerecord')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['pgh_obj', 'pgh_id'], name='sourcerecord_history'), django.contrib.postgres.indexes.BrinIndex(fields=['pgh_created_at'], name='sourcerecord_htime')],
            },
        ),
        migrations.CreateModel(
            name='ContactPoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('channel', models.CharField(choices=[('email', 'Email'), ('telephone', 'Telephone'), ('letter', 'Letter')], max_length=10)),
                ('value', models.CharField(help_text='as normalised on the source record', max_length=300)),
                ('standing', models.CharField(choices=[('taken over', 'Taken over'), ('confirmed', 'Confirmed'), ('bounced', 'Bounced')], max_length=12)),
                ('since', models.DateTimeField()),
                ('by_name', models.CharField(max_length=120)),
                ('how', models.CharField(help_text='how we know: “she rang from her own number and read a code”', max_length=200)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('channel', 'value'), name='one_standing_a_contact_point')],
            },
        ),
        migrations.CreateModel(
            name='ContactPointEvent',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('id', models.BigIntegerField()),
                ('channel', models.CharField(choices=[('email', 'Email'), ('telephone', 'Telephone'), ('letter', 'Letter')], max_length=10)),
                ('value', models.CharField(help_text='as normalised on the source record', max_length=300)),
                ('standing', models.CharField(choices=[('taken over', 'Taken over'), ('confirmed', 'Confirmed'), ('bounced', 'Bounced')], max_length=12)),
                ('since', models.DateTimeField()),
                ('by_name', models.CharField(max_length=120)),
                ('how', models.CharField(help_text='how we know: “she rang from her own number and read a code”', max_length=200)),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='parties.contactpoint')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['pgh_obj', 'pgh_id'], name='contactpoint_history'), django.contrib.postgres.indexes.BrinIndex(fields=['pgh_created_at'], name='contactpoint_htime')],
            },
        ),
        triggers.AddTrigger(
            model_name='contactpoint',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "parties_contactpointevent" ("by_name", "channel", "how", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "standing", "value") SELECT new_values."by_name", new_values."channel", new_values."how", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."since", new_values."standing", new_values."value" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9394e15061aebf04e9d34efa5b37a528e1a6a1d4', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_cd3b6', referencing='REFERENCING NEW TABLE AS new_values ', table='parties_contactpoint', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='contactpoint',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "parties_contactpointevent" ("by_name", "channel", "how", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "standing", "value") SELECT new_values."by_name", new_values."channel", new_values."how", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."since", new_values."standing", new_values."value" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a1c309469cc3d425e35d8e7fbc5011c968e5eb47', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_b27dc', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='parties_contactpoint', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='contactpoint',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "parties_contactpointevent" ("by_name", "channel", "how", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "standing", "value") SELECT old_values."by_name", old_values."channel", old_values."how", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."since", old_values."standing", old_values."value" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='b21848d9ce194cf284b4ccae08754a648971ef73', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_a4bc0', referencing='REFERENCING OLD TABLE AS old_values ', table='parties_contactpoint', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='party',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "parties_partyevent" ("id", "kind", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."id", new_values."kind", new_values."made_at", _pgh_attached_context.value, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='64696938ceb6226ee4d3cde95b0a2b7cdfbfcce1', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_f5c0e', referencing='REFERENCING NEW TABLE AS new_values ', table='parties_party', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='party',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "parties_partyevent" ("id", "kind", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."id", new_values."kind", new_values."made_at", _pgh_attached_context.value, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='898a8b4c52198643856174c2e492bf64247455c4', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_db520', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='parties_party', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='party',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "parties_partyevent" ("id", "kind", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."id", old_values."kind", old_values."made_at", _pgh_attached_context.value, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='7212e9aae1bc9c9555fa1ab0d93f2ce881dc1339', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_1c644', referencing='REFERENCING OLD TABLE AS old_values ', table='parties_party', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='sourcerecord',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "parties_sourcerecordevent" ("address", "birth_date", "came_at", "email", "employees", "family_name", "gender", "given_name", "id", "kind", "name_key", "organisation_name", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode", "preferred_contact", "telephone") SELECT new_values."address", new_values."birth_date", new_values."came_at", new_values."email", new_values."employees", new_values."family_name", new_values."gender", new_values."given_name", new_values."id", new_values."kind", new_values."name_key", new_values."organisation_name", new_values."origin", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."postcode", new_values."preferred_contact", new_values."telephone" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='5fd9d207d09e26750fa872a995b27c920193d636', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_e2a02', referencing='REFERENCING NEW TABLE AS new_values ', table='parties_sourcerecord', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='sourcerecord',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "parties_sourcerecordevent" ("address", "birth_date", "came_at", "email", "employees", "family_name", "gender", "given_name", "id", "kind", "name_key", "organisation_name", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode", "preferred_contact", "telephone") SELECT new_values."address", new_values."birth_date", new_values."came_at", new_values."email", new_values."employees", new_values."family_name", new_values."gender", new_values."given_name", new_values."id", new_values."kind", new_values."name_key", new_values."organisation_name", new_values."origin", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."postcode", new_values."preferred_contact", new_values."telephone" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."address" IS DISTINCT FROM (new_values."address") OR old_values."birth_date" IS DISTINCT FROM (new_values."birth_date") OR old_values."came_at" IS DISTINCT FROM (new_values."came_at") OR old_values."email" IS DISTINCT FROM (new_values."email") OR old_values."employees" IS DISTINCT FROM (new_values."employees") OR old_values."family_name" IS DISTINCT FROM (new_values."family_name") OR old_values."gender" IS DISTINCT FROM (new_values."gender") OR old_values."given_name" IS DISTINCT FROM (new_values."given_name") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."name_key" IS DISTINCT FROM (new_values."name_key") OR old_values."organisation_name" IS DISTINCT FROM (new_values."organisation_name") OR old_values."origin" IS DISTINCT FROM (new_values."origin") OR old_values."postcode" IS DISTINCT FROM (new_values."postcode") OR old_values."preferred_contact" IS DISTINCT FROM (new_values."preferred_contact") OR old_values."telephone" IS DISTINCT FROM (new_values."telephone")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d7ecdf8ddff0936fae03fa3fbd5b60f747860218', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_995be', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='parties_sourcerecord', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='sourcerecord',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "parties_sourcerecordevent" ("address", "birth_date", "came_at", "email", "employees", "family_name", "gender", "given_name", "id", "kind", "name_key", "organisation_name", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode", "preferred_contact", "telephone") SELECT old_values."address", old_values."birth_date", old_values."came_at", old_values."email", old_values."employees", old_values."family_name", old_values."gender", old_values."given_name", old_values."id", old_values."kind", old_values."name_key", old_values."organisation_name", old_values."origin", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."postcode", old_values."preferred_contact", old_values."telephone" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='72b176a817be2cef1999a31e50b576c8624a85ea', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_c0946', referencing='REFERENCING OLD TABLE AS old_values ', table='parties_sourcerecord', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='contactpointevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d76f6e7b77035946bd146efd007c193a656ff718', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f7a16', table='parties_contactpointevent', when='BEFORE')),
        ),
        triggers.AddTrigger(
            model_name='partyevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='102402b316d2829ddb820e01a1a2888eab737a50', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_14331', table='parties_partyevent', when='BEFORE')),
        ),
        triggers.AddTrigger(
            model_name='safetyflagevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='730ec5133be533e8c5a9630a32eb773a0712e9cf', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4ac13', table='parties_safetyflagevent', when='BEFORE')),
        ),
        triggers.AddTrigger(
            model_name='safetyflag',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "parties_safetyflagevent" ("about_id", "id", "kind", "lifted_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_at", "raised_by", "reason") SELECT new_values."about_id", new_values."id", new_values."kind", new_values."lifted_at", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."raised_at", new_values."raised_by", new_values."reason" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='84d236ca635fe9b189059e136910b68d3da32e46', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_37a54', referencing='REFERENCING NEW TABLE AS new_values ', table='parties_safetyflag', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='safetyflag',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "parties_safetyflagevent" ("about_id", "id", "kind", "lifted_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_at", "raised_by", "reason") SELECT new_values."about_id", new_values."id", new_values."kind", new_values."lifted_at", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."raised_at", new_values."raised_by", new_values."reason" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='2b3cdcc02807f3f852d98862127c2efac0146977', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_fe458', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='parties_safetyflag', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='safetyflag',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "parties_safetyflagevent" ("about_id", "id", "kind", "lifted_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_at", "raised_by", "reason") SELECT old_values."about_id", old_values."id", old_values."kind", old_values."lifted_at", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."raised_at", old_values."raised_by", old_values."reason" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='17786a535bd12465f4f6f672440adb078c545a49', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_fbd24', referencing='REFERENCING OLD TABLE AS old_values ', table='parties_safetyflag', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='relationshipevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d2b13c042001e08a805f0d3c2a87be0dc313608b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_511ac', table='parties_relationshipevent', when='BEFORE')),
        ),
        triggers.AddTrigger(
            model_name='relationship',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "parties_relationshipevent" ("id", "organisation_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role") SELECT new_values."id", new_values."organisation_id", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."role" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='122fb788737283d853bba691e4e8586f1cd67a01', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_aef19', referencing='REFERENCING NEW TABLE AS new_values ', table='parties_relationship', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='relationship',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "parties_relationshipevent" ("id", "organisation_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role") SELECT new_values."id", new_values."organisation_id", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."role" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f4e83197d091acd71a397bfc815cde22ccf1a447', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_a2c5b', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='parties_relationship', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='relationship',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "parties_relationshipevent" ("id", "organisation_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role") SELECT old_values."id", old_values."organisation_id", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."role" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='0c2ede0210bb1994e0973e64d5f45f894fc4f02b', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_59ddb', referencing='REFERENCING OLD TABLE AS old_values ', table='parties_relationship', when='AFTER')),
        ),
        triggers.AddTrigger(
            model_name='sourcerecordevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='54157bf9c5e75ba4a85abd54b96061931e47e5ab', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d5a49', table='parties_sourcerecordevent', when='BEFORE')),
        ),
    ]
