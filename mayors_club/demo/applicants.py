"""Invented applicants and what they have typed. Their communities are invented too (communities.py)."""

from dataclasses import dataclass

from mayors_club.demo.communities import invented
from mayors_club.ukrainian import latinise


@dataclass(frozen=True)
class Applicant:
    key: str
    full_name: str
    greeting: str
    place: str
    title: str
    motivation: str
    office_kind: str = "elected"
    title_other: tuple[str, str] = ("", "")
    term: tuple[str, str] = ("11.2020", "")
    language: str = "uk"
    greeting_en: str = ""
    for_partners: str = ""
    representative: tuple[str, str, str] = ("", "", "")
    brings_a_file: bool = False

    @property
    def email(self) -> str:
        return f"{self.key}@{self.place}.example"

    @property
    def website(self) -> str:
        return f"https://{self.place}.example"

    def answers(self) -> dict[str, dict[str, list[str]]]:
        """By section, as the forms would post them."""
        typed = {
            "about-you": self._about_you(),
            "office": self._office(),
            "community": {"community_website": self.website, "for_partners": self.for_partners},
            "motivation": {"motivation": self.motivation},
            "representatives": self._representatives(),
        }
        return {section: {name: [text] for name, text in values.items()} for section, values in typed.items()}

    def _about_you(self):
        return {
            "full_name_uk": self.full_name,
            "full_name_latin": latinise(self.full_name),
            "greeting_uk": self.greeting,
            "greeting_en": self.greeting_en,
            "phone": "",
            "language": self.language,
        }

    def _office(self):
        (start_month, start_year), end = self.term[0].split("."), self.term[1]
        end_month, end_year = end.split(".") if end else ("", "")
        return {
            "office_kind": self.office_kind,
            "title": self.title,
            "title_other_uk": self.title_other[0],
            "title_other_en": self.title_other[1],
            "community": invented(self.place).full_name_uk,
            "term_rows": "1",
            "term_1_start_month": start_month,
            "term_1_start_year": start_year,
            "term_1_end_month": end_month,
            "term_1_end_year": end_year,
            "term_1_running": "" if end else "on",
            "proof_url": f"{self.website}/rishennia-1",
        }

    def _representatives(self):
        name, email, position = self.representative
        if not name:
            return {}
        return {
            "representative_1_full_name": name,
            "representative_1_email": email,
            "representative_1_position": position,
        }


APPLICANTS = {
    applicant.key: applicant
    for applicant in (
        Applicant(
            "nadiia",
            "Надія Журба",
            "пані Надіє",
            "lelechi-brody",
            "village_f",
            "Хочу дізнатися, як інші сільські громади утримують амбулаторії.",
        ),
        Applicant(
            "vasyl",
            "Василь Верба",
            "пане Василю",
            "ternovi-khutory",
            "village_m",
            "Наші три школи ділять один автобус. Шукаю досвід громад, які це вже впорядкували.",
        ),
        Applicant(
            "halyna",
            "Галина Тополя",
            "пані Галино",
            "dobrorichchia",
            "settlement_f",
            "Готові розповісти, як перевели котельню на тріску, і послухати про сонячні станції на дахах шкіл.",
            for_partners="Річка, сироварня й музичний фестиваль у серпні. Шукаємо громаду з досвідом водного туризму.",
            representative=("Роман Лозовий", "office@dobrorichchia.example", "керуючий справами"),
        ),
        Applicant(
            "viktor",
            "Віктор Ясен",
            "пане Вікторе",
            "kovanets",
            "mayor_m",
            "We rebuilt the town library together with two partner cities and would like to show how it was paid for.",
            language="en",
            greeting_en="Mr Yasen",
            for_partners="A town of crafts with a new library and a youth council.",
        ),
        Applicant(
            "ihor",
            "Ігор Бережний",
            "пане Ігоре",
            "smerekova-polonyna",
            "head_m",
            "Громада гірська, доріг мало. Хочу обговорити спільну диспетчерську з сусідами.",
        ),
        Applicant(
            "mariia",
            "Марія Ковтун",
            "пані Маріє",
            "hlybokyi-brid",
            "other",
            "Повноваження голови здійснюю перший рік, тому насамперед хочу слухати.",
            office_kind="acting",
            title_other=("Секретар ради, що тимчасово здійснює повноваження голови", "Acting head (council secretary)"),
            term=("3.2025", ""),
        ),
        Applicant(
            "tetiana",
            "Тетяна Лісова",
            "пані Тетяно",
            "pasichni-bory",
            "village_f",
            "Маємо бюджет участі для шкіл уже четвертий рік. Поділюся помилками й домовленостями.",
            for_partners="Ліси, пасіки й дитячий табір. Приймаємо молодіжні обміни.",
            brings_a_file=True,
        ),
        Applicant(
            "oleksandr",
            "Олександр Гайдук",
            "пане Олександре",
            "yasni-krynychky",
            "military_m",
            "Шукаю практик, як тримати водопостачання під час тривалих відключень.",
            office_kind="military",
            term=("2.2024", ""),
        ),
        Applicant(
            "liudmyla",
            "Людмила Соколик",
            "пані Людмило",
            "lypova-hreblia",
            "settlement_f",
            "Хочу передати досвід відкритого бюджету й почути, як інші готуються до зими.",
        ),
        Applicant(
            "yurii",
            "Юрій Дзвін",
            "пане Юрію",
            "soniachnyi-perekat",
            "settlement_m",
            "Цікавлять партнерства з портовими містами.",
        ),
        Applicant(
            "bohdan",
            "Богдан Зорій",
            "пане Богдане",
            "dobrorichchia",
            "settlement_m",
            "Очолював громаду п’ять років і готовий бути наставником для нових голів.",
            office_kind="former",
            term=("11.2015", "11.2020"),
        ),
        Applicant(
            "olena",
            "Олена Криворучко",
            "пані Олено",
            "kovanets",
            "city_f",
            "Хочу лишатися корисною громадам після завершення каденції.",
            office_kind="former",
            term=("11.2015", "10.2020"),
        ),
    )
}
