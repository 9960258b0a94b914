"""Every change of what the files for machines show leaves a new mark, so that a file is named before it is made.

A transaction takes a row that no other one is writing, or a new one, and marks it once. Whatever the order in which they
commit, all marks together are never again what they were.
"""

from django.db import migrations

CREATE = """
CREATE TABLE sister_cities_state (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    mark uuid NOT NULL DEFAULT gen_random_uuid(),
    written_by xid8 NOT NULL DEFAULT pg_current_xact_id()
);
CREATE FUNCTION sister_cities_changed() RETURNS trigger AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM sister_cities_state WHERE written_by = pg_current_xact_id()) THEN
        UPDATE sister_cities_state SET mark = DEFAULT, written_by = DEFAULT
            WHERE id = (SELECT id FROM sister_cities_state LIMIT 1 FOR UPDATE SKIP LOCKED);
        IF NOT FOUND THEN
            INSERT INTO sister_cities_state DEFAULT VALUES;
        END IF;
    END IF;
    RETURN NULL;
END
$$ LANGUAGE plpgsql;
CREATE TRIGGER sister_cities_changed AFTER INSERT OR DELETE ON sister_cities_agreement
    FOR EACH ROW EXECUTE FUNCTION sister_cities_changed();
CREATE TRIGGER sister_cities_changed_row AFTER UPDATE ON sister_cities_agreement
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION sister_cities_changed();
CREATE TRIGGER sister_cities_emptied AFTER TRUNCATE ON sister_cities_agreement
    FOR EACH STATEMENT EXECUTE FUNCTION sister_cities_changed();
CREATE TRIGGER sister_cities_changed_row AFTER UPDATE ON sister_cities_city
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION sister_cities_changed();
CREATE TRIGGER sister_cities_changed_row AFTER UPDATE ON members_community
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION sister_cities_changed();
"""
DROP = """
DROP TRIGGER sister_cities_changed ON sister_cities_agreement;
DROP TRIGGER sister_cities_changed_row ON sister_cities_agreement;
DROP TRIGGER sister_cities_emptied ON sister_cities_agreement;
DROP TRIGGER sister_cities_changed_row ON sister_cities_city;
DROP TRIGGER sister_cities_changed_row ON members_community;
DROP FUNCTION sister_cities_changed();
DROP TABLE sister_cities_state;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("sister_cities", "0010_cities_ready_for_list_and_map"),
        ("members", "0012_order_of_communities"),
    ]

    operations = [migrations.RunSQL(CREATE, DROP)]
