"""Topics that the demo's members would like to hear about, with their voices."""

from datetime import timedelta

from django.utils import timezone

from mayors_club.demo.sowing import Sower
from members.models import Member
from sessions.models import ExpertSession, TopicProposal, TopicVote

# Title, why it matters, how many voices.
PROPOSALS = {
    "accountant": (
        "Кадровий голод: де взяти головного бухгалтера",
        "Троє за два роки пішли до бізнесу. Хочу почути тих, хто ділить фахівців із сусідами.",
        8,
    ),
    "fire": ("Пожежна охорона в селах", "Найближча частина за сорок хвилин. Чи виправдовує себе місцева команда?", 6),
    "animals": ("Тварини без нагляду: гуманно й за законом", "Після евакуацій їх утричі більше.", 5),
    "museum": ("Музей малого міста, до якого їдуть", "Є фонди, немає відвідувачів. Потрібен досвід, не кошторис.", 3),
    "sport": ("Спортивний майданчик, яким користуються", "", 2),
}
DONE = ("Тепло взимку без газу", "Опалювальний сезон близько, а тарифу на тріску ніхто не рахував.", 9)


def propose(sower: Sower) -> None:
    members = list(Member.objects.active().in_order())
    for place, (name, story) in enumerate(PROPOSALS.items()):
        sower.row(f"proposal:{name}", {}, lambda p=place, s=story: _make(members, p, *s))
    held = ExpertSession.objects.filter(topic_uk__startswith=DONE[0]).first()
    if held:
        sower.row("proposal:heating", {}, lambda: _make(members, 7, *DONE, session=held, closed_at=held.announced_at))


def _make(members: list[Member], place: int, title: str, text: str, voices: int, **closing) -> TopicProposal:
    first = timezone.now() - timedelta(days=40 - 5 * min(place, 5))
    closing = {name: max(value, first) if name == "closed_at" else value for name, value in closing.items()}
    proposal = TopicProposal.objects.create(
        title=title, text=text, proposed_by=members[place % len(members)], created_at=first, **closing
    )
    voting = [members[(place + number) % len(members)] for number in range(min(voices, len(members)))]
    votes = [
        TopicVote(proposal=proposal, member=member, at=first + timedelta(hours=7 * number))
        for number, member in enumerate(voting)
    ]
    TopicVote.objects.bulk_create(votes)
    return proposal
