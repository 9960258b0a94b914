from django.urls import path, register_converter

from applications.models import Application
from applications.views import files, filling, following, sending, start
from members.suggest import suggest_communities

app_name = "applications"


class SectionConverter:
    regex = "|".join(Application.SECTIONS)

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


register_converter(SectionConverter, "section")

urlpatterns = [
    path("", start.start, name="start"),
    path("started/", start.started, name="started"),
    path("resend/", start.resend, name="resend"),
    path("resend/sent/", start.resent, name="resent"),
    path("communities/", suggest_communities, name="communities"),
    path("file/<uuid:proof_id>/", files.staff_proof, name="staff_proof"),
    path("<slug:token>/", filling.tasks, name="tasks"),
    path("<slug:token>/<section:section>/", filling.section, name="section"),
    path("<slug:token>/saved/", filling.saved, name="saved"),
    path("<slug:token>/proof/", filling.proof, name="proof"),
    path("<slug:token>/proof/remove/", filling.remove_proof, name="remove_proof"),
    path("<slug:token>/proof/<uuid:proof_id>/", files.proof_file, name="proof_file"),
    path("<slug:token>/check/", sending.check, name="check"),
    path("<slug:token>/submitted/", sending.submitted, name="submitted"),
    path("<slug:token>/status/", following.status, name="status"),
    path("<slug:token>/answers/", following.answers, name="answers"),
    path("<slug:token>/reply/", following.reply, name="reply"),
    path("<slug:token>/withdraw/", following.withdraw, name="withdraw"),
    path("<slug:token>/return/", following.come_back, name="come_back"),
    path("<slug:token>/renew/", following.renew, name="renew"),
]
