"""What the local SMTP catcher has kept: the source of the demo's letters page.

Each letter is two files of the same name, `<key>.eml` as it came and `<key>.json` with its envelope; the second is
written last, so that a letter is there completely or not at all. Keys sort by time of arrival.
"""

import json
import re
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

KEY = re.compile(r"\d{8}T\d{6}\.\d{6}Z-[0-9a-f]{8}")


@dataclass(frozen=True)
class CaughtLetter:
    key: str
    received_at: datetime
    envelope_from: str
    envelope_to: list[str]
    message: EmailMessage

    @property
    def subject(self) -> str:
        return str(self.message["Subject"] or "").strip()  # a folded header keeps its first space

    @property
    def sender(self) -> str:
        return str(self.message["From"] or "")

    @property
    def language(self) -> str:
        return str(self.message["Content-Language"] or "")

    @property
    def text(self) -> str:
        return self._part("plain")

    @property
    def html(self) -> str:
        return self._part("html")

    @property
    def calendar(self) -> str:
        return self._part("calendar")

    def _part(self, kind: str) -> str:
        part = self.message.get_body(preferencelist=(kind,))
        return part.get_content() if part is not None else ""


def newest(folder: Path, *, limit: int = 100) -> list[CaughtLetter]:
    keys = sorted((path.stem for path in folder.glob("*.json")), reverse=True)
    return [letter for key in keys[:limit] if (letter := find(folder, key))]


def find(folder: Path, key: str) -> CaughtLetter | None:
    """The letter with this key, or None for an unknown or malformed one (keys come from addresses)."""
    envelope, message = folder / f"{key}.json", folder / f"{key}.eml"
    if not KEY.fullmatch(key) or not envelope.exists() or not message.exists():
        return None
    facts = json.loads(envelope.read_text(encoding="utf-8"))
    return CaughtLetter(
        key=key,
        received_at=datetime.fromisoformat(facts["received_at"]),
        envelope_from=facts["mail_from"],
        envelope_to=facts["rcpt_tos"],
        message=message_from_bytes(message.read_bytes(), EmailMessage, policy=policy.default),
    )
