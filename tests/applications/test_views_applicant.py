"""The applicant's pages, through Django's client; the strict one fails on sloppy HTML."""
