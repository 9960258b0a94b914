"""Invented experts: nobody of these names and trades is known to exist. Addresses end in .example."""

from dataclasses import dataclass

from mayors_club.demo.drawing import Bust
from mayors_club.demo.office_pages.page import Pair
from mayors_club.demo.session_pages.page import both


@dataclass(frozen=True)
class DemoExpert:
    name: Pair
    role: Pair
    about: Pair
    gender: str
    email: str
    languages: tuple[str, ...] = ("uk",)
    language: str = "uk"
    bust: Bust | None = None

    @property
    def columns(self) -> dict[str, str]:
        return both("name", self.name) | both("role", self.role) | both("about", self.about)


EXPERTS = {
    "nataliia_yarema": DemoExpert(
        ("Наталія Ярема", "Nataliia Yarema"),
        ("Інженерка-теплотехнікиня", "Heating engineer"),
        (
            "Двадцять років проєктує системи опалення для лікарень і шкіл. Консультувала 34 громади.",
            "She has designed heating systems for hospitals and schools for twenty years and advised 34 communities.",
        ),
        "f",
        "yarema@teplo.example",
        ("uk", "en"),
    ),
    "ostap_zaviriukha": DemoExpert(
        ("Остап Завірюха", "Ostap Zaviriukha"),
        ("Фахівець із кіберзахисту", "Cyber security specialist"),
        (
            "Відновлював роботу громад після атак і навчив понад тисячу службовців не відкривати чужих вкладень.",
            "He has restored municipalities after attacks and taught more than a thousand officials what not to open.",
        ),
        "m",
        "zaviriukha@kiberkolo.example",
        ("uk", "en"),
        bust=Bust("short", "fleece", "blue", "chestnut", "slate", (0.34, 0.34)),
    ),
    "mariana_pidhaina": DemoExpert(
        ("Мар’яна Підгайна", "Mariana Pidhaina"),
        ("Радниця із соціальної політики", "Social policy adviser"),
        (
            "Створювала служби супроводу ветеранів і переселенців у шести громадах. Сама переїздила двічі.",
            "She has set up support for veterans and displaced people in six communities, and moved twice herself.",
        ),
        "f",
        "pidhaina@pidtrymka.example",
        bust=Bust("bob", "cardigan", "sand", "chestnut", "ok", (0.66, 0.30)),
    ),
    "yustyna_kolodribets": DemoExpert(
        ("Юстина Колодрібець", "Yustyna Kolodribets"),
        ("Юристка, публічні закупівлі та право громад", "Lawyer in procurement and municipal law"),
        (
            "Дванадцять років супроводжує закупівлі й угоди громад; пише пам’ятки, які вміщаються на одній сторінці.",
            "For twelve years she has guided tenders and agreements of communities; her checklists fit on one page.",
        ),
        "f",
        "kolodribets@pravo-hromad.example",
        ("uk", "pl"),
        bust=Bust("bun", "jacket", "green", "umber", "brand", (0.36, 0.28)),
    ),
    "sviatoslav_perepeliuk": DemoExpert(
        ("Святослав Перепелюк", "Sviatoslav Perepeliuk"),
        ("Інженер міського господарства", "Municipal engineer"),
        (
            "Керував водоканалом у прифронтовому місті, нині радить громадам щодо води, відходів і спеки.",
            "He ran the waterworks of a city near the front and now advises communities on water, waste and heat.",
        ),
        "m",
        "perepeliuk@vodohin.example",
    ),
    "hanna_verbova": DemoExpert(
        ("Ганна Вербова", "Hanna Verbova"),
        ("Економістка, бюджети громад", "Economist of municipal budgets"),
        (
            "П’ятнадцять років складала бюджет невеликого міста, тепер учить читати його тих, хто ухвалює.",
            "She drew up a small town’s budget for fifteen years and now teaches those who adopt budgets to read them.",
        ),
        "f",
        "verbova@biudzhet.example",
        ("uk", "en"),
        bust=Bust("pixie", "turtleneck", "sand", "ochre", "slate", (0.62, 0.36)),
    ),
    "tymofii_havrylchak": DemoExpert(
        ("Тимофій Гаврильчак", "Tymofii Havrylchak"),
        ("Планувальник територій", "Spatial planner"),
        (
            "Розробив просторові плани одинадцяти громад і переконаний, що карту мають розуміти всі, хто на ній живе.",
            "He has drawn the plans of eleven communities and believes that everyone on a map should understand it.",
        ),
        "m",
        "havrylchak@mapa.example",
        ("uk", "en", "de"),
        bust=Bust("beard", "shirt", "blue", "umber", "ok", (0.68, 0.32)),
    ),
    "ellen_hartwick": DemoExpert(
        ("Еллен Гартвік", "Ellen Hartwick"),
        ("Викладачка ділової англійської", "Teacher of English for public service"),
        (
            "Працювала в англійській муніципальній раді; готує делегації до перших зустрічей із партнерами.",
            "A former officer of an English borough council, she prepares delegations for their first meetings.",
        ),
        "f",
        "hartwick@plainwords.example",
        ("en",),
        "en",
    ),
    "larysa_smerechynska": DemoExpert(
        ("Лариса Смеречинська", "Larysa Smerechynska"),
        ("Архітекторка, безбар’єрне середовище", "Architect of barrier-free places"),
        (
            "Обстежила понад двісті громадських будівель разом із людьми, які пересуваються кріслом колісним.",
            "She has surveyed more than two hundred public buildings together with people who use wheelchairs.",
        ),
        "f",
        "smerechynska@porih.example",
        bust=Bust("waves", "jacket", "green", "ash", "ochre", (0.34, 0.40)),
    ),
    "roman_chornovus": DemoExpert(
        ("Роман Чорновус", "Roman Chornovus"),
        ("Інженер із цивільного захисту", "Civil protection engineer"),
        (
            "Обладнав сорок шкільних укриттів і написав інструкцію до них мовою, зрозумілою чергуванню о третій ночі.",
            "He has fitted out forty school shelters, with instructions that can be followed at three in the morning.",
        ),
        "m",
        "chornovus@ukryttia.example",
        bust=Bust("receding", "fleece", "sand", "ash", "brand", (0.64, 0.28)),
    ),
    "zoriana_palyvoda": DemoExpert(
        ("Зоряна Паливода", "Zoriana Palyvoda"),
        ("Менеджерка міжнародних проєктів", "International project manager"),
        (
            "Залучила для громад 41 грант; одинадцять заявок програла й охоче розповідає чому.",
            "She has won 41 grants for communities, lost eleven bids, and gladly explains why.",
        ),
        "f",
        "palyvoda@mista-razom.example",
        ("uk", "en", "fr"),
    ),
    "marek_zawilski": DemoExpert(
        ("Марек Завільський", "Marek Zawilski"),
        ("Відповідальний за партнерства польського міста", "Partnership officer of a Polish town"),
        (
            "Вісім років веде п’ять партнерських угод свого міста, дві з них — з українськими громадами.",
            "For eight years he has looked after five partnership agreements, two of them with Ukrainian communities.",
        ),
        "m",
        "zawilski@miasto-lipowe.example",
        ("pl", "uk", "en"),
        "en",
    ),
    "bohdana_lypkovska": DemoExpert(
        ("Богдана Липковська", "Bohdana Lypkovska"),
        ("Дослідниця цифрових послуг", "Researcher of digital services"),
        (
            "Спостерігає, як люди користуються послугами громад, і прибирає з них зайві кроки.",
            "She watches how people use municipal services and takes the needless steps out of them.",
        ),
        "f",
        "lypkovska@try-kroky.example",
        ("uk", "en"),
    ),
}
