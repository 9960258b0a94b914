"""Topics for the next sessions: proposed, voted for, taken off the list."""

import pytest
from django.utils import timezone

from mayors_club.models import Event
from sessions import services
from sessions.models import TopicProposal, TopicVote
from tests.factories import make_member, make_representative
from tests.session_factories import make_past_session, make_proposal

pytestmark = pytest.mark.django_db
PAGE = "/member/sessions/topics/"


@pytest.fixture
def member():
    return make_member(full_name_uk="Ірина Савчук")


@pytest.fixture
def signed_in(client, member):
    client.force_login(member.user)
    return client


def votes_of(proposal) -> int:
    return proposal.votes.count()


def test_proposing_counts_as_the_first_vote(signed_in, member):
    response = signed_in.post(f"{PAGE}propose/", {"title": "Вода після паводку", "text": "Колодязі забруднено."})
    assert (response.status_code, response["Location"]) == (302, PAGE)
    proposal = TopicProposal.objects.get()
    assert (proposal.title, proposal.text, proposal.proposed_by) == (
        "Вода після паводку",
        "Колодязі забруднено.",
        member,
    )
    assert [vote.member for vote in proposal.votes.all()] == [member]
    assert "Ваша пропозиція" in signed_in.get(PAGE).content.decode()


@pytest.mark.parametrize("title", ["", "   ", "Тема " * 40, "дивіться https://planted.example"])
def test_title_is_needed_short_and_without_links(signed_in, title):
    assert signed_in.post(f"{PAGE}propose/", {"title": title}).status_code == 422
    assert not TopicProposal.objects.exists()


def test_five_topics_of_a_member_at_a_time(signed_in, member):
    for number in range(5):
        signed_in.post(f"{PAGE}propose/", {"title": f"Тема {number}"})
    response = signed_in.post(f"{PAGE}propose/", {"title": "Шоста"})
    assert response.status_code == 422
    assert "більше не можна" in response.content.decode()
    TopicProposal.objects.filter(title="Тема 0").update(closed_at=timezone.now())
    assert signed_in.post(f"{PAGE}propose/", {"title": "Шоста"}).status_code == 302


def test_vote_is_given_once_and_taken_back(signed_in, member):
    proposal = make_proposal(make_member())
    for _press in range(2):
        signed_in.post(f"{PAGE}{proposal.pk}/vote/")
    assert votes_of(proposal) == 1
    assert "Відкликати голос" in signed_in.get(PAGE).content.decode()
    for _press in range(2):
        signed_in.post(f"{PAGE}{proposal.pk}/vote/", {"back": "1"})
    assert votes_of(proposal) == 0
    assert list(Event.objects.order_by("pk").values_list("verb", flat=True)) == ["topic.voted", "topic.vote_taken_back"]


def test_representative_votes_for_the_member(client, member):
    proposal, assistant = make_proposal(), make_representative(member)
    client.force_login(assistant.user)
    client.post(f"{PAGE}{proposal.pk}/vote/")
    assert proposal.votes.get().member == member
    event = Event.objects.get(verb="topic.voted")
    assert (event.actor, event.on_behalf_of) == (assistant.user, member.user)


def test_most_wanted_come_first(signed_in):
    first, second = make_proposal(title="Давня тема"), make_proposal(title="Бажана тема")
    for _vote in range(2):
        TopicVote.objects.create(proposal=second, member=make_member())
    page = signed_in.get(PAGE).content.decode()
    assert page.index("Бажана тема") < page.index("Давня тема")
    assert votes_of(first) == 0


def test_closed_topic_takes_no_votes(signed_in, member):
    proposal = make_proposal()
    TopicVote.objects.create(proposal=proposal, member=member)
    services.close_topic(proposal, by=member.user)
    assert "Вода після паводку" not in signed_in.get(PAGE).content.decode()
    signed_in.post(f"{PAGE}{proposal.pk}/vote/", {"back": "1"})
    assert votes_of(proposal) == 1
    with pytest.raises(services.TopicClosed):
        services.vote(proposal, make_member(), by=member.user)


def test_topic_that_became_a_session_leads_to_it(signed_in, member):
    session = make_past_session(number=399, topic_uk="Вода: що робити")
    services.close_topic(make_proposal(), session=session, by=member.user)
    page = signed_in.get(PAGE).content.decode()
    assert 'href="/member/sessions/399/"' in page
    assert "Вода після паводку" in page


def test_topic_comes_back_with_its_votes(member):
    proposal = make_proposal()
    services.vote(proposal, member, by=member.user)
    services.close_topic(proposal, session=make_past_session(), by=member.user)
    services.reopen_topic(proposal, by=member.user)
    proposal.refresh_from_db()
    assert (proposal.closed_at, proposal.session, votes_of(proposal)) == (None, None, 1)


@pytest.mark.parametrize("count", [1, 3])
def test_list_asks_the_same_number_of_questions(signed_in, django_assert_num_queries, count):
    for _proposal in range(count):
        proposal = make_proposal(make_member())
        TopicVote.objects.create(proposal=proposal, member=make_member())
        services.close_topic(make_proposal(), session=make_past_session(), by=make_member().user)
    signed_in.get(PAGE)
    with django_assert_num_queries(5):
        signed_in.get(PAGE)


def test_what_a_member_typed_is_shown_as_typed(signed_in):
    make_proposal(make_member(), title="<script>planted</script>", text="<b>planted</b>")
    page = signed_in.get(PAGE).content.decode()
    assert "<script>planted" not in page
    assert "<b>planted" not in page
