"""Which invented community is tied to which invented town: the registry of the demo, row by row."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from sister_cities.models import Agreement

Kind, Status, Procedure = Agreement.Kind, Agreement.Status, Agreement.Procedure
SISTER, FRIENDSHIP, COOPERATION = Kind.SISTER_CITY, Kind.FRIENDSHIP, Kind.COOPERATION
MEMORANDUM, INTENT, PROJECT = Kind.MEMORANDUM, Kind.LETTER_OF_INTENT, Kind.PROJECT


@dataclass(frozen=True)
class Tie:
    community: str
    town: str
    kind: str
    # A year, or the exact day.
    signed: int | date
    fields: str
    status: str = Status.ACTIVE
    # Columns that differ, and joint acts: days ago, Ukrainian, English.
    more: dict = field(default_factory=dict)
    acts: tuple = ()

    @property
    def columns(self) -> dict:
        """What the row of the registry holds."""
        found = {"kind": self.kind, "fields": self.fields.split(), "status": self.status}
        if isinstance(self.signed, int):
            found |= {
                "signed_on": date(self.signed, 1, 1),
                "signed_precision": Agreement.Precision.YEAR,
                "procedure": Procedure.EARLIER,
            }
        elif self.signed < date(2024, 4, 24):
            found |= {"signed_on": self.signed, "procedure": Procedure.EARLIER}
        else:
            found |= by_law(self.signed)
        return found | self.more


def by_law(signed_on: date) -> dict:
    """A signature with all that the law asks for before and after it."""
    number = signed_on.toordinal() % 900 + 100
    return {
        "procedure": Procedure.LAW,
        "council_no": f"{number}-{signed_on:%y}",
        "council_on": signed_on - timedelta(days=92),
        "ministry_sent_on": signed_on - timedelta(days=80),
        "order_no": str(number + 41),
        "agreed_on": signed_on - timedelta(days=54),
        "signed_on": signed_on,
        "registered_no": f"{signed_on:%Y}/{number}",
        "registered_on": signed_on + timedelta(days=21),
    }


def over(on: date, by: str, uk: str, en: str) -> dict:
    return {"terminated_on": on, "terminated_by": by, "terminated_reason_uk": uk, "terminated_reason_en": en}


CAMP = ("Тридцять школярів провели два тижні в місті-партнері", "Thirty pupils spent two weeks in the partner town")
FIRE = ("Партнери передали пожежний автомобіль", "The partners handed over a fire engine")
GENERATORS = ("Надійшли п’ять генераторів для лікарні", "Five generators for the hospital arrived")
FAIR = ("Майстри громади взяли участь у ярмарку партнерів", "Craftspeople took part in the partners’ fair")
WATER = ("Фахівці водоканалів обмінялися тижневими стажуваннями", "The water companies exchanged week-long visits")
CHOIR = ("Хор громади співав на дні міста партнерів", "The community’s choir sang on the partners’ town day")
PLAN = ("Спільний семінар про відбудову центральної площі", "A joint seminar on rebuilding the central square")
BUS = ("Партнери передали шкільний автобус", "The partners handed over a school bus")
SPORT = ("Юнацькі команди зіграли товариський турнір", "Youth teams played a friendly tournament")
VETERANS = ("Лікарі партнерів прийняли на реабілітацію шістьох ветеранів",
            "The partners’ doctors received six veterans for rehabilitation")  # fmt: skip

TIES = {
    "starohorod-1": Tie("starohorod", "ahornbruck", SISTER, 1996, "culture education",
                        acts=((40, *CAMP), (410, *CHOIR))),
    "starohorod-2": Tie("starohorod", "jarzebin", COOPERATION, 2009, "economy tourism", acts=((75, *FAIR),)),
    "starohorod-3": Tie("starohorod", "berzupiai", SISTER, date(2025, 6, 12), "recovery energy", acts=((20, *PLAN),)),
    "starohorod-4": Tie("starohorod", "maple", FRIENDSHIP, 2011, "humanitarian youth", acts=((200, *BUS),)),
    "starohorod-5": Tie("starohorod", "lesnoy", SISTER, 1987, "culture", Status.TERMINATED,
                        over(date(2022, 3, 3), "ours", "Рішення ради через збройну агресію Російської Федерації",
                             "Decision of the council because of the armed aggression of the Russian Federation")),
    "zelenohrai-1": Tie("zelenohrai", "steinlinde", SISTER, 2003, "education health", acts=((33, *GENERATORS),)),
    "zelenohrai-2": Tie("zelenohrai", "brzozowa", COOPERATION, date(2019, 5, 18), "management sport",
                        acts=((120, *SPORT),)),
    "zelenohrai-3": Tie("zelenohrai", "bjorkhamra", MEMORANDUM, date(2025, 3, 20), "energy recovery",
                        acts=((15, *WATER),)),
    "nadrichchia-1": Tie("nadrichchia", "poiana", SISTER, 1999, "culture economy", acts=((60, *FAIR),)),
    "nadrichchia-2": Tie("nadrichchia", "ciresilor", COOPERATION, 2014, "tourism education", acts=((300, *CHOIR),)),
    "nadrichchia-3": Tie("nadrichchia", "tilleuls", FRIENDSHIP, date(2024, 9, 5), "humanitarian", acts=((90, *FIRE),)),
    "yavorova-1": Tie("yavorova-luka", "jarzebin", SISTER, 2001, "education culture sport", acts=((25, *CAMP),)),
    "yavorova-2": Tie("yavorova-luka", "smrekovany", COOPERATION, 2016, "tourism", acts=((150, *FAIR),)),
    "yavorova-3": Tie("yavorova-luka", "modrzewice", SISTER, 2007, "culture", Status.DORMANT,
                      acts=((1100, *CHOIR),)),
    "vitrova-1": Tie("vitrova-balka", "wilgendam", COOPERATION, date(2025, 2, 6), "recovery management",
                     acts=((48, *PLAN),)),
    "vitrova-2": Tie("vitrova-balka", "kirschwalde", SISTER, 2010, "education", acts=((210, *CAMP),)),
    "vitrova-3": Tie("vitrova-balka", "umezaki", FRIENDSHIP, date(2023, 11, 8), "humanitarian recovery",
                     acts=((110, *GENERATORS),)),
    "kalynovyi-1": Tie("kalynovyi-brid", "wierzbowiec", SISTER, 2005, "culture youth", acts=((66, *CHOIR),)),
    "kalynovyi-2": Tie("kalynovyi-brid", "ozolciems", COOPERATION, 2018, "management", acts=((330, *WATER),)),
    "kalynovyi-3": Tie("kalynovyi-brid", "koivulampi", INTENT, date(2026, 4, 14), "energy"),
    "sribna-1": Tie("sribna-krynytsia", "ciresilor", SISTER, 2012, "culture education", acts=((70, *FAIR),)),
    "sribna-2": Tie("sribna-krynytsia", "poiana", COOPERATION, 2004, "economy", Status.SUSPENDED,
                    {"suspended_on": date(2025, 8, 1), "suspended_reason_uk": "До завершення реформи громади-партнера",
                     "suspended_reason_en": "Until the partner’s own reform is complete"}),
    "verbolozy-1": Tie("verbolozy", "berzupiai", COOPERATION, date(2024, 10, 17), "humanitarian recovery",
                       acts=((30, *FIRE),)),
    "verbolozy-2": Tie("verbolozy", "kasemoisa", FRIENDSHIP, date(2025, 9, 25), "youth education", acts=((21, *CAMP),)),
    "krutoiar-1": Tie("krutoiar", "steinlinde", COOPERATION, date(2024, 12, 3), "health veterans",
                      acts=((18, *VETERANS),)),
    "krutoiar-2": Tie("krutoiar", "ashwell", SISTER, 2008, "education", acts=((95, *BUS),)),
    "krutoiar-3": Tie("krutoiar", "cedar", SISTER, 1992, "education economy", acts=((260, *GENERATORS),)),
    "krutoiar-4": Tie("krutoiar", "kirschwalde", MEMORANDUM, date(2023, 6, 1), "recovery", Status.EXPIRED,
                      {"ends_on": date(2026, 6, 1)}),
    "lypova-1": Tie("lypova-hreblia", "modrzewice", SISTER, 2013, "culture sport", acts=((44, *SPORT),)),
    "lypova-2": Tie("lypova-hreblia", "javorove", COOPERATION, 2017, "tourism health", acts=((180, *VETERANS),)),
    "zhuravlyni-1": Tie("zhuravlyni-luhy", "wierzbowiec", COOPERATION, 2006, "economy tourism", acts=((52, *FAIR),)),
    "zhuravlyni-2": Tie("zhuravlyni-luhy", "brzozowa", FRIENDSHIP, 2015, "youth", acts=((140, *CAMP),)),
    "soniachnyi-1": Tie("soniachnyi-perekat", "castelfiore", SISTER, 2009, "culture tourism", acts=((400, *CHOIR),)),
    "soniachnyi-2": Tie("soniachnyi-perekat", "wilgendam", COOPERATION, date(2026, 1, 22), "energy management",
                        acts=((12, *WATER),)),
    "soniachnyi-3": Tie("soniachnyi-perekat", "kakliskhevi", SISTER, 1998, "culture", Status.DORMANT,
                        acts=((1900, *CHOIR),)),
    "tykha-1": Tie("tykha-prystan", "ciresilor", COOPERATION, 2019, "economy sport", acts=((85, *SPORT),)),
    "tykha-2": Tie("tykha-prystan", "castelfiore", FRIENDSHIP, date(2024, 7, 11), "tourism", acts=((250, *FAIR),)),
    "bilokovyl-1": Tie("bilokovyl", "cseresznyefalu", SISTER, 2002, "education", acts=((500, *CAMP),)),
    "bilokovyl-2": Tie("bilokovyl", "ahornbruck", COOPERATION, date(2022, 10, 13), "humanitarian",
                       acts=((100, *GENERATORS),)),
    "bilokovyl-3": Tie("bilokovyl", "tilleuls", PROJECT, 2018, "energy", Status.TERMINATED,
                       over(date(2021, 12, 31), "both", "Проєкт завершено", "The project was completed")),
}  # fmt: skip
