import django.contrib.postgres.indexes
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("sister_cities", "0003_report_about_an_agreement")]

    operations = [
        migrations.RemoveIndex("city", "city_search_keys"),
        migrations.AddIndex(
            "city",
            django.contrib.postgres.indexes.GinIndex(
                fields=["search_keys"], name="city_search_keys", opclasses=["array_ops"], fastupdate=False
            ),
        ),
    ]
