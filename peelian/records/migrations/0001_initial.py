import django.contrib.postgres.indexes
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='LogEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('operation', models.CharField(choices=[('collection', 'Collection'), ('alteration', 'Alteration'), ('consultation', 'Consultation'), ('disclosure', 'Disclosure'), ('combination', 'Combination'), ('erasure', 'Erasure')], max_length=20)),
                ('by_label', models.CharField(max_length=80)),
                ('by_name', models.CharField(max_length=120)),
                ('subject', models.CharField(help_text='the label of the record: intake.Report:42', max_length=80)),
                ('detail', models.CharField(blank=True, help_text='what was read or changed, never the content', max_length=300)),
                ('recipient', models.CharField(blank=True, help_text='who received it, for a disclosure', max_length=200)),
            ],
            options={
                'indexes': [models.Index(fields=['subject', '-id'], name='logentry_subject'), django.contrib.postgres.indexes.BrinIndex(fields=['at'], name='logentry_at')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('operation', 'disclosure'), _negated=True), models.Q(('recipient', ''), _negated=True), _connector='OR'), name='a_disclosure_names_its_recipient')],
            },
        ),
    ]
