"""The event log refuses change and deletion; only the retention service may, by naming itself in its transaction."""

from django.db import migrations

CREATE = """
CREATE FUNCTION mayors_club_event_guard() RETURNS trigger AS $$
BEGIN
    IF coalesce(current_setting('mayors_club.retention', true), '') = 'on' THEN
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    RAISE EXCEPTION 'the event log is append-only' USING ERRCODE = 'restrict_violation';
END
$$ LANGUAGE plpgsql;
CREATE TRIGGER mayors_club_event_guard BEFORE UPDATE OR DELETE ON mayors_club_event
    FOR EACH ROW EXECUTE FUNCTION mayors_club_event_guard();
"""
DROP = """
DROP TRIGGER mayors_club_event_guard ON mayors_club_event;
DROP FUNCTION mayors_club_event_guard();
"""


class Migration(migrations.Migration):
    dependencies = [("mayors_club", "0002_initial")]
    operations = [migrations.RunSQL(CREATE, DROP)]
