"""A local SMTP server that delivers nothing: it keeps every letter as files for the demo's letters page.

Started by the supervisor with a socket that listens already, so that its port survives a restart:
`python -m mayors_club.stack.smtp_catcher <file descriptor> <folder>`.
"""

import asyncio
import json
import secrets
import signal
import socket
import sys
from datetime import UTC, datetime
from email import message_from_bytes, policy
from pathlib import Path

from aiosmtpd.smtp import SMTP, Envelope, Session

KEEP = 1000


class Keeper:
    """Writes each letter beside the others: <key>.eml as it came, then <key>.json with its envelope."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        received_at = datetime.now(UTC)
        key = f"{received_at:%Y%m%dT%H%M%S.%fZ}-{secrets.token_hex(4)}"
        content = envelope.original_content or b""
        facts = {
            "received_at": received_at.isoformat(),
            "mail_from": envelope.mail_from,
            "rcpt_tos": envelope.rcpt_tos,
        }
        self._write(f"{key}.eml", content)
        self._write(f"{key}.json", json.dumps(facts, ensure_ascii=False).encode())
        subject = str(message_from_bytes(content, policy=policy.default)["Subject"]).strip()
        print(f"letter to {', '.join(envelope.rcpt_tos)}: {subject}", flush=True)
        self._forget_oldest()
        return "250 OK"

    def _write(self, name: str, content: bytes) -> None:
        unfinished = self.folder / f".{name}"
        unfinished.write_bytes(content)
        unfinished.rename(self.folder / name)

    def _forget_oldest(self) -> None:
        for envelope in sorted(self.folder.glob("*.json"))[:-KEEP]:
            envelope.unlink(missing_ok=True)
            envelope.with_suffix(".eml").unlink(missing_ok=True)


async def listen(listener: socket.socket, folder: Path) -> asyncio.Server:
    loop = asyncio.get_running_loop()
    keeper = Keeper(folder)
    return await loop.create_server(
        lambda: SMTP(keeper, hostname="localhost", enable_SMTPUTF8=True, loop=loop), sock=listener
    )


async def serve(listener: socket.socket, folder: Path) -> None:
    stopped = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stopped.set)
    server = await listen(listener, folder)
    await stopped.wait()
    server.close()


if __name__ == "__main__":
    asyncio.run(serve(socket.socket(fileno=int(sys.argv[1])), Path(sys.argv[2])))
