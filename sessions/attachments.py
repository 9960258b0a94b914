"""The one door to the files of sessions."""

from django.http import FileResponse, Http404

from mayors_club.documents import EXTENSIONS, harmless_name


def as_attachment(material) -> FileResponse:
    """Never shown by the browser itself, whatever is inside."""
    try:
        content = material.file.open("rb")
    except FileNotFoundError as missing:
        raise Http404 from missing
    # A title is no path: its slashes part no folders.
    title = material.title.replace("/", " ").replace("\\", " ")
    name = harmless_name(f"{title}.{EXTENSIONS[material.content_type]}", material.content_type)
    response = FileResponse(content, as_attachment=True, filename=name, content_type=material.content_type)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["Cache-Control"] = "no-store, private"
    return response
