"""Impossible states of the registry, made past every verb, as a bug or a hand in the database would."""

import os
from datetime import timedelta

from django.core.files.base import ContentFile
from django.utils import timezone

from mayors_club.private_files import private_storage
from sister_cities.models import Agreement, ImportRun
from tests import sister_city_factories as make

LONG_AGO = timezone.now() - timedelta(days=3)


def agreement_nobody_is_asked_about():
    return make.make_agreement("draft", accepted_at=None, created_at=LONG_AGO)


def proposal_about_declined_agreement():
    return make.make_proposal(make.make_agreement("draft", accepted_at=None, declined_at=LONG_AGO))


def agreement_over_and_in_force():
    return make.make_agreement(ends_on=timezone.localdate() - timedelta(days=3))


def last_act_is_another():
    act = make.make_act()
    Agreement.objects.filter(pk=act.agreement_id).update(last_act_on=act.happened_on - timedelta(days=1))
    return act.agreement


def document_file_missing():
    document = make.make_document()
    private_storage().delete(document.file.name)
    return document


def file_without_agreement():
    storage = private_storage()
    name = storage.save("agreement_documents/lost", ContentFile(b"%PDF-"))
    os.utime(storage.path(name), (LONG_AGO.timestamp(), LONG_AGO.timestamp()))
    return name


def closed_import_with_file():
    run = make.make_run()
    ImportRun.objects.filter(pk=run.pk).update(state="confirmed", closed_at=timezone.now(), closed_by=run.uploaded_by)
    return run


def import_left_lying():
    run = make.make_run()
    ImportRun.objects.filter(pk=run.pk).update(state="writing", asked_at=LONG_AGO, asked_by=run.uploaded_by)
    return run


SEEDED = {
    verb.__name__: verb
    for verb in (
        agreement_nobody_is_asked_about,
        proposal_about_declined_agreement,
        agreement_over_and_in_force,
        last_act_is_another,
        document_file_missing,
        file_without_agreement,
        closed_import_with_file,
        import_left_lying,
    )
}
