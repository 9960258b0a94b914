"""Logs: one JSON object a line, with the request's id, without secrets or personal data."""

import json
import logging
import re
from contextvars import ContextVar
from datetime import UTC, datetime

request_id: ContextVar[str] = ContextVar("request_id", default="")

# Personal links carry their token in the path; e-mail addresses may slip in through a library's message.
# The proxy masks by the same pattern: deploy/Caddyfile.
TOKEN = re.compile(
    r"(/(?:apply|calendar|demo/room|login/first|member/(?:directory/report|email|invitation|welcome)|offices/(?:approve|confirm)"
    r"|sessions/host|sister-cities/confirm)/)[A-Za-z0-9_:.-]{20,}"
)
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")


def mask(text: str) -> str:
    """The text without tokens of personal links and without e-mail addresses."""
    return _ADDRESS.sub("[address]", TOKEN.sub(r"\1[token]", text))


class RequestIdFilter(logging.Filter):
    """Puts the id of the request being answered on every record."""

    def filter(self, record):
        record.request_id = request_id.get()
        return True


class JsonFormatter(logging.Formatter):
    """Renders a record as one line of JSON; time in UTC."""

    def format(self, record):
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": mask(record.getMessage()),
        }
        if getattr(record, "request_id", ""):
            line["request_id"] = record.request_id
        if record.exc_info:
            line["error"] = mask(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False)
