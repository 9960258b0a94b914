from mayors_club.demo.session_pages.page import Point, SessionPage

PAGE = SessionPage(
    expert="zoriana_palyvoda",
    topics=("economy", "recovery"),
    topic=("Грант без розчарувань: від ідеї до звіту", "A grant without regret: from the idea to the report"),
    lead=(
        "Чому заявки відхиляють на другій сторінці та як не програти вже виграний проєкт на звіті.",
        "Why applications fall on their second page, and how not to lose a project that was won when reporting on it.",
    ),
    text=(
        """Одинадцять програних заявок навчили більше, ніж сорок одна виграна. Прочитаємо разом дві з них так, як читає
        оцінювач: шість хвилин, олівець, таблиця з балами.""",
        """Eleven lost bids taught more than forty-one won. Together we shall read two of them as an assessor does: six
        minutes, a pencil and a table of marks.""",
    ),
    plan=(
        Point(
            0,
            ("Шість хвилин оцінювача", "An assessor’s six minutes"),
            ("Зоряна Паливода, 30 хвилин", "Zoriana Palyvoda, 30 minutes"),
        ),
        Point(30, ("Бюджет, у який вірять", "A budget one believes"), ("25 хвилин", "25 minutes")),
        Point(55, ("Ваші запитання", "Your questions"), ("35 хвилин, без запису", "35 minutes, not recorded")),
    ),
    summary=(
        """Оцінювач дочитує до кінця кожну третю заявку. Рішення тримається на першому абзаці: що саме зміниться, для
        скількох людей і як про це дізнаються. Слова «підвищити рівень» і «сприяти розвитку» не отримують балів, бо їх
        не можна перевірити.

        Що перевірити до надсилання:

        - мету вкладено в одне речення з числом і датою;
        - кожна стаття бюджету веде до дії, а кожна дія — до результату;
        - є лист від того, хто утримуватиме створене після проєкту;
        - ризики названо чесно, разом із тривогами та відключеннями;
        - партнер бачив текст і погодив свою частину.

        Після перемоги головне — тека з першого дня: договір, накладна, світлина, лист учасників. Громади втрачають
        гроші не через зловживання, а через фото без дати й рахунок без печатки.

        Не шкодувати про програні заявки: третина виграних була другою спробою.""",
        """An assessor reads every third application to its end. The decision rests on the first paragraph: what will
        change, for how many people, and how it will be known. Words such as “to raise the level” and “to promote
        development” score nothing, because nobody can check them.

        What to look at before sending:

        - the aim stands in one sentence with a figure and a date;
        - each line of the budget leads to an action, and each action to a result;
        - there is a letter from whoever will keep up what is made when the project is over;
        - risks are named honestly, alerts and power cuts among them;
        - the partner has seen the text and agreed to their part.

        Once it is won, what matters is a folder from the first day: contract, invoice, photograph, list of those who
        came. Communities lose money not by abuse but by a photograph without a date.

        Do not regret lost bids: a third of those that were won had been tried before.""",
    ),
    questions=("Чи братися за грант, якщо співфінансування доведеться просити в обласної ради?",),
    comments=("Нарешті хтось показав програні заявки.",),
    handout=("Контрольний список заявки", "Checklist for an application"),
    handout_lines=("Мета в одному реченні", "Бюджет веде до дій", "Лист про утримання", "Ризики", "Згода партнера"),
)
