"""Looking at a person's record is written down, like doing something with it."""

from mayors_club import events


class OpeningIsLogged:
    """For ModelAdmin: a line in the event log each time staff open one record."""

    def change_view(self, request, object_id, form_url="", extra_context=None):
        response = super().change_view(request, object_id, form_url, extra_context)
        opened = getattr(response, "context_data", None) or {}
        if request.method == "GET" and opened.get("original") is not None:
            subject = opened["original"]
            events.record(f"{subject._meta.model_name}.opened", subject=subject, by=request.user)
        return response
