"""Narratives are found by their words.

By itself, because `makemigrations` puts a generated column after the index that is on it when foreign keys are added in
the same migration, and such a migration cannot run.
"""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations, models
from django.db.models.functions import Coalesce


class Migration(migrations.Migration):
    dependencies = [("intake", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="report",
            name="findable",
            field=models.TextField(
                blank=True,
                help_text="the narrative without what was taken out, once something was; else null",
                null=True,
            ),
        ),
        migrations.AddField(
            model_name="report",
            name="search",
            field=models.GeneratedField(
                db_persist=True,
                expression=django.contrib.postgres.search.SearchVector(
                    Coalesce(models.F("findable"), models.F("narrative")), config="english"
                ),
                output_field=django.contrib.postgres.search.SearchVectorField(),
            ),
        ),
        migrations.AddIndex(
            model_name="report",
            index=django.contrib.postgres.indexes.GinIndex(fields=["search"], name="report_search"),
        ),
    ]
