"""The note that everybody accepts once before joining. Another wording is another version, and is asked for again."""

VERSION = "2026-11"
