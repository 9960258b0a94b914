"""The supervisor behind `make run`: real servers from wheels, started, watched and stopped together.

Nothing in this package imports Django: it runs before there are settings.
"""
