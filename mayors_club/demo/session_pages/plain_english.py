from mayors_club.demo.session_pages.page import Point, SessionPage

PAGE = SessionPage(
    expert="ellen_hartwick",
    topics=("economy", "education"),
    topic=(
        "Англійська для партнерств: перший лист і перша зустріч",
        "English for partnerships: first letter, first visit",
    ),
    lead=(
        "Як написати листа, на який відповідають, і провести першу годину розмови без перекладача.",
        "How to write a letter that is answered, and to get through the first hour without an interpreter.",
    ),
    text=(
        """Партнери рідко не відповідають через погану граматику. Частіше вони не розуміють, чого від них просять і хто
        вирішує. Перепишемо разом чотири справжні листи й складемо двадцять фраз для першої зустрічі.

        Сесія йде англійською з українськими підказками на екрані.""",
        """Partners seldom fail to answer because of grammar. More often they do not understand what is asked of them
        and who decides. Together we shall rewrite four real letters and put together twenty phrases for a first visit.

        The session is in English, with Ukrainian prompts on the screen.""",
    ),
    plan=(
        Point(
            0,
            ("Лист на сто слів", "A letter of a hundred words"),
            ("Еллен Гартвік, 40 хвилин", "Ellen Hartwick, 40 minutes"),
        ),
        Point(40, ("Двадцять фраз", "Twenty phrases"), ("Вправи в парах, 30 хвилин", "In pairs, 30 minutes")),
        Point(70, ("Ваші запитання", "Your questions"), ("20 хвилин", "20 minutes")),
    ),
    languages=("uk", "en"),
    summary=(
        """Лист, на який відповідають, має чотири частини: хто ми одним реченням, чому саме ви, про що просимо й до якої
        дати. Усе інше йде на сторінку, куди веде посилання. Середній лист громади мав 412 слів, перероблений — 96, і
        зміст у ньому нарешті було видно.

        Що прибрали з листів:

        - привітання довші за рядок і перелік нагород;
        - слова «взаємовигідна співпраця»: їх замінює одна конкретна пропозиція;
        - вкладення без назви та важчі за два мегабайти;
        - підпис без телефону й імені людини, яка говорить англійською.

        Для першої зустрічі досить двадцяти фраз: привітатися, перепитати, попросити говорити повільніше, назвати число
        й подякувати за конкретну річ. Перепитати — не слабкість: партнери роблять це самі.

        Усі чотири листи до й після, а також перелік фраз — у матеріалах.""",
        """A letter that is answered has four parts: who we are in one sentence, why you, what we ask for, and by when.
        Everything else goes on a page behind a link. The average letter of a community had 412 words; rewritten it had
        96, and at last one could see what it wanted.

        What was taken out:

        - greetings longer than a line, and lists of awards;
        - the words “mutually beneficial co-operation”, replaced by one definite proposal;
        - attachments without a title or heavier than two megabytes;
        - signatures without a telephone number and the name of somebody who speaks English.

        Twenty phrases are enough for a first visit: to greet, to ask again, to ask people to slow down, to say a
        figure, and to give thanks for something definite. Asking again is no weakness: partners do it too.

        All four letters, before and after, and the list of phrases are among the materials.""",
    ),
    comments=("Лист переписали того ж вечора. Відповіли за два дні!", "More exercises, please."),
    handout=("Двадцять фраз для першої зустрічі", "Twenty phrases for a first visit"),
    handout_lines=(
        "Could you say that again, please?",
        "Who will decide on your side?",
        "By what date do you need our answer?",
        "Thank you for meeting us at the station.",
    ),
)
