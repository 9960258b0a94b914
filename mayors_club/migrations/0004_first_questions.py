"""The eight questions of the page «Питання й відповіді». Later changes are made in the admin."""

from django.db import migrations

ENTRIES = [
    (
        "what-is-the-club",
        "Що таке Клуб мерів?",
        "Громадська організація, яку створено 2005 року, щоб розв’язувати питання місцевого самоврядування. "
        "У ній голови українських громад діляться досвідом і вчаться одне в одного.",
        "What is the Mayors’ Club?",
        "A non-governmental organisation set up in 2005 to work on questions of local self-government. "
        "In it, heads of Ukrainian communities share experience and learn from one another.",
    ),
    (
        "who-can-join",
        "Хто може стати членом Клубу?",
        "Чинний або колишній голова українського міста чи територіальної громади: міський, селищний або сільський. "
        "Можуть вступити й секретарі рад, які тимчасово здійснюють повноваження голови, і начальники військових "
        "адміністрацій.\n\nДля цього потрібно подати заяву про вступ і отримати підтвердження.",
        "Who can become a member?",
        "A serving or former head of a Ukrainian city or territorial community (hromada). Council secretaries who are "
        "acting heads and heads of military administrations may join too.\n\n"
        "You submit an application for membership, and it has to be confirmed.",
    ),
    (
        "how-to-join",
        "Як вступити до Клубу?",
        "Подайте [заяву про вступ](/join/) на цьому сайті. Її розгляне комітет, а про рішення ми напишемо вам листом."
        "\n\nЯкщо вас прийнято, подальші кроки ми опишемо в окремому листі.",
        "How do I join the Club?",
        "Submit an [application](/en/join/) on this site. Our committee considers it, and we tell you the decision "
        "by e-mail.\n\nIf you are accepted, another letter explains the next steps.",
    ),
    (
        "what-are-the-conditions",
        "Які умови членства?",
        "- Членство безоплатне: жодних внесків.\n"
        "- Членами є люди, а не громади, як у багатьох асоціаціях. Голови вступають добровільно, погоджень не "
        "потрібно.\n"
        "- Членство безстрокове. Воно не залежить від того, чи людина зараз на посаді.\n"
        "- Голови мають багато обов’язків, тому член Клубу може залучити відповідальних працівників: вони ведуть "
        "поточні й організаційні справи та беруть участь у заходах, коли прийти особисто не вдається.",
        "What are the conditions of membership?",
        "- Membership is free: there are no fees.\n"
        "- Members are people, not communities as in many associations. Heads of communities join of their own free "
        "will; nobody’s approval is needed.\n"
        "- Membership has no end date and does not depend on being in office.\n"
        "- Heads of communities have much to do, so a member may involve responsible members of staff, who handle "
        "current and organisational matters and take part in events when the member cannot come in person.",
    ),
    (
        "what-is-local-self-government",
        "Що таке місцеве самоврядування?",
        "Спосіб управління на рівні громади. Завдяки йому мешканці самі впливають на те, що відбувається на їхній "
        "території, і розв’язують питання, від яких прямо залежить їхнє життя.",
        "What is local self-government?",
        "A way of governing at the level of a community. It lets residents shape what happens on their territory and "
        "settle the questions that directly affect their lives.",
    ),
    (
        "what-is-a-mayors-office",
        "Що таке офіс мера?",
        "Сторінка на сайті Клубу мерів українською та англійською мовами, присвячена голові громади: біографія, "
        "бачення, суспільний вплив і здобутки.",
        "What is a mayor’s office?",
        "A page about a mayor on the Mayors’ Club website, in Ukrainian and English: biography, vision, social impact "
        "and achievements.",
    ),
    (
        "what-are-sister-cities",
        "Що таке міста-партнери?",
        "Міста різних країн, які підписали з українськими містами угоди про дружбу та співпрацю, щоб обмінюватися "
        "досвідом в економіці, культурі, освіті, спорті, туризмі, муніципальному управлінні та інших галузях. Їх "
        "називають і містами-побратимами, хоча побратимство — лише один із видів таких угод.",
        "What are sister cities?",
        "Cities of different countries that have signed agreements of friendship and cooperation with Ukrainian "
        "cities, to share experience in the economy, culture, education, sport, tourism, municipal management and "
        "other fields.",
    ),
    (
        "what-is-an-expert-session",
        "Що таке експертна сесія?",
        "Закрита зустріч для членів Клубу мерів, яка відбувається раз на два тижні. Кожна сесія присвячена окремій "
        "темі, важливій для громад; її розкриває фахівець або фахівчиня у відповідній галузі. Наразі сесії відбуваються "
        "онлайн.",
        "What is an expert session?",
        "A closed event for members of the Mayors’ Club, held every two weeks. Each session is given to one subject "
        "that matters to communities and is led by a specialist in that field. At present sessions are held online.",
    ),
]


def add_questions(apps, schema_editor):
    entries = apps.get_model("mayors_club", "FaqEntry").objects
    for position, (slug, question_uk, answer_uk, question_en, answer_en) in enumerate(ENTRIES, start=1):
        entries.get_or_create(
            slug=slug,
            defaults={
                "position": position * 10,
                "question": question_uk,
                "question_uk": question_uk,
                "question_en": question_en,
                "answer": answer_uk,
                "answer_uk": answer_uk,
                "answer_en": answer_en,
            },
        )


class Migration(migrations.Migration):
    dependencies = [("mayors_club", "0003_event_log_is_append_only")]
    operations = [migrations.RunPython(add_questions, migrations.RunPython.noop)]
