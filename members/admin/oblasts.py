"""Oblasts to choose from, in the order of the Ukrainian alphabet: the database would put «І» first."""

from django.contrib import admin

from mayors_club.ukrainian import order_key


class OblastFilter(admin.AllValuesFieldListFilter):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.lookup_choices = sorted(self.lookup_choices, key=lambda name: order_key(name or ""))
