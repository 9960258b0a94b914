"""The work list as a whole: what every app offers, in one question, the oldest first."""

from datetime import timedelta

import pytest
from django.utils import timezone

from mayors_club.models import Violation
from mayors_club.rows_in_a_column import columns_of, row_of
from mayors_club.waiting import SHOWN, Line, Part, Queue, parts_of
from mayors_club.work_list import parts_for
from members.models import Member
from offices.models import Edition
from tests import directory_factories, factories, office_factories, request_factories, sister_city_factories

pytestmark = pytest.mark.django_db

TITLES = {
    "Нові заяви": 3,
    "Сторінки офісів на перевірку": 3,
    "Повідомлення читачів про помилки": 3,
    "Сторінки, не підтверджені понад рік": 3,
    "Приховані сторінки": 3,
    "Пропозиції до реєстру угод": 3,
    "Угоди, щодо яких міністерство мало відповісти": 3,
    "Угоди, про які повідомили читачі": 3,
    "Міста за кордоном, які треба перевірити": 3,
    "Незавершені імпорти угод": 3,
    "Запити на видалення даних": 3,
    "Листи між членами Клубу, про які повідомили": 3,
    "Каденції, що завершуються за 90 днів": 3,
    "Листи, яких не доставлено": 3,
    "Неможливі стани": 3,
}


def make_everything(number):
    now = timezone.now()
    factories.make_application()
    office_factories.make_draft(office_factories.make_office(), status=Edition.Status.IN_REVIEW)
    office_factories.make_report(office_factories.make_office())
    office_factories.make_office(confirmed_at=now - timedelta(days=400))
    office_factories.make_hidden_office()
    sister_city_factories.make_proposal()
    sister_city_factories.make_agreement("with_ministry")
    sister_city_factories.make_report()
    sister_city_factories.make_city(is_verified=False)
    sister_city_factories.make_run()
    request_factories.make_erasure_request()
    directory_factories.make_relay_letter(reported_at=now)
    factories.make_mandate(factories.make_member(), ends_on=timezone.localdate() + timedelta(days=10))
    factories.make_letter(status="failed")
    Violation.objects.create(rule="gone", subject_type="file", subject_id=str(number), found_at=now)


def test_one_question_for_the_queues_of_all_apps_and_no_more_for_their_lines(django_assert_num_queries):
    secretary = factories.make_staff("secretariat")
    for number in range(3):
        make_everything(number)
    secretary.get_all_permissions()
    with django_assert_num_queries(3):  # two of them for the sessions
        parts = {part.title: part for part in parts_for(secretary)}
    assert {title: part.count for title, part in parts.items()} == TITLES
    assert all(len(part.lines) == 3 and part.lines[0].label and part.lines[0].hint for part in parts.values())


def test_the_oldest_come_first_and_all_are_counted(django_assert_num_queries):
    now = timezone.now()
    members = [factories.make_member(confirmed_at=now - timedelta(days=day)) for day in range(SHOWN + 2)]
    queue = Queue(
        "Members",
        Member.objects.all(),
        "confirmed_at",
        "/",
        line=lambda member: Line(str(member.pk), "", "", timezone.localdate(member.confirmed_at)),
        columns=("confirmed_at",),
        is_bad=lambda first: first.pk == members[-1].pk,
    )
    ready = Part("Ready", 1, "/")
    with django_assert_num_queries(1):
        nobody = Queue("Nobody", Member.objects.none(), "confirmed_at", "/")
        first, second = parts_of([nobody, queue, ready])
    assert (first.count, first.kind, second) == (SHOWN + 2, "bad", ready)
    assert [line.label for line in first.lines] == [str(member.pk) for member in members[:1:-1]]


def test_nothing_offered_is_nothing_asked(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert parts_of([]) == []


def test_row_out_of_a_column_is_the_row(django_assert_num_queries):
    member = factories.make_member()
    other = factories.make_member(community=None, community_typed="Новоград")
    columns = columns_of("full_name_uk", "confirmed_at", "community__name_uk", "community__latitude")
    for one in (member, other):
        told = Member.objects.filter(pk=one.pk).annotate(told=columns).values_list("told", flat=True).get()
        with django_assert_num_queries(0):
            row = row_of(Member, told)
            assert (row, row.full_name_uk, row.confirmed_at) == (one, one.full_name_uk, one.confirmed_at)
            assert (row.community, row.community_id) == (one.community, one.community_id)
        with django_assert_num_queries(1):
            assert row.phone == one.phone
