"""Addresses of the secretariat's side of the registry."""

from django.urls import reverse


def address(page, *keys, model="agreement"):
    return reverse(f"admin:sister_cities_{model}_{page}", args=[getattr(key, "pk", key) for key in keys])
