"""Addresses of e-mail, shown to people."""


def masked(email: str) -> str:
    """«i•••••@starohorod.example»: enough to know one's own address by."""
    name, _, domain = email.rpartition("@")
    return f"{name[:1]}•••••@{domain}" if domain else ""
