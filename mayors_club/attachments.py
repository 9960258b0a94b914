"""The one door to papers that members may read: of sessions, of agreements."""

from django.http import FileResponse, Http404

from mayors_club.documents import EXTENSIONS, harmless_name


def as_attachment(paper) -> FileResponse:
    """Never shown by the browser itself, whatever is inside."""
    try:
        content = paper.file.open("rb")
    except FileNotFoundError as missing:
        raise Http404 from missing
    # A title is no path: its slashes part no folders.
    title = paper.title.replace("/", " ").replace("\\", " ")
    name = harmless_name(f"{title}.{EXTENSIONS[paper.content_type]}", paper.content_type)
    response = FileResponse(content, as_attachment=True, filename=name, content_type=paper.content_type)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["Cache-Control"] = "no-store, private"
    return response
