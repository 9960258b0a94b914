"""An agreement's country is its city's: the database itself copies a change and refuses a difference."""

from django.db import migrations

ADD = """
ALTER TABLE sister_cities_city ADD CONSTRAINT city_with_country UNIQUE (id, country);
ALTER TABLE sister_cities_agreement ADD CONSTRAINT agreement_country_of_city
    FOREIGN KEY (city_id, partner_country) REFERENCES sister_cities_city (id, country) ON UPDATE CASCADE;
"""
DROP = """
ALTER TABLE sister_cities_agreement DROP CONSTRAINT agreement_country_of_city;
ALTER TABLE sister_cities_city DROP CONSTRAINT city_with_country;
"""


class Migration(migrations.Migration):
    dependencies = [("sister_cities", "0001_initial")]

    operations = [migrations.RunSQL(ADD, DROP)]
