from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0001_initial'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='logentry',
            index=models.Index(condition=models.Q(('operation', 'disclosure')), fields=['-id'], name='logentry_disclosure'),
        ),
    ]
