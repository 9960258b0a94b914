"""Several people at the same instant, each with a connection and rows of their own."""

import threading

from django.db import connection


def at_once(*steps) -> list:
    """Run the steps in threads that start together; the answer or the exception of each, in their order."""
    ready = threading.Barrier(len(steps))
    outcomes = [None] * len(steps)

    def run(place, step):
        try:
            ready.wait(30)
            outcomes[place] = step()
        except Exception as problem:
            outcomes[place] = problem
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(steps)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return outcomes
