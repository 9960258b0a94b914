import os

from mayors_club.stack.logs import Logs


def test_a_part_that_talks_much_has_still_said_that_it_is_ready():
    shown = []
    logs = Logs(lambda name, text: shown.append((name, text)))
    output = logs.open("worker", awaited=" ready.")
    os.write(output.write_end, b"celery@here rea")
    logs.pump(0)
    assert not output.has_said_it
    os.write(output.write_end, b"dy.\n" + b"Task letters.send received\n" * 100)
    logs.pump(0)
    assert output.has_said_it
    os.write(output.write_end, b"Task letters.send received\n" * 100)
    logs.pump(0)
    assert output.has_said_it
    assert len(shown) == 201
