from mayors_club.demo.session_pages.page import Point, SessionPage

PAGE = SessionPage(
    expert="nataliia_yarema",
    topics=("energy", "education"),
    topic=("Енергоефективна школа: від аудиту до рахунку", "An efficient school: from the audit to the bill"),
    lead=(
        "Чому після утеплення рахунок не зменшився та за що взятися, коли грошей вистачає на одне.",
        "Why the bill did not fall after insulation, and what to take up when there is money for one thing.",
    ),
    text=(
        """Школу утеплили, вікна замінили, а споживання те саме: у класах відчиняють вікна, бо спекотно, а регулятора
        немає. Пройдемо шлях від аудиту до рахунку на прикладі трьох шкіл.""",
        """The school was insulated and the windows replaced, yet it uses as much as before: windows are open because
        it is hot, and there is no regulator. We shall go from audit to bill with three schools.""",
    ),
    plan=(
        Point(
            0,
            ("Три школи, три рахунки", "Three schools, three bills"),
            ("Наталія Ярема, 35 хвилин", "Nataliia Yarema, 35 minutes"),
        ),
        Point(
            35,
            ("Що робити за 100 тисяч, за мільйон, за десять", "With 100 thousand, one million, ten"),
            ("20 хвилин", "20 minutes"),
        ),
        Point(55, ("Ваші запитання", "Your questions"), ("35 хвилин, без запису", "35 minutes, not recorded")),
    ),
    summary=(
        """Утеплення без регулювання — шуба на людині з температурою. З трьох розглянутих шкіл найбільше заощадила та,
        що витратила найменше: індивідуальний тепловий пункт із погодним регулюванням зменшив споживання на 23 відсотки,
        тоді як нові вікна сусідньої школи — на сім.

        Порядок за грошима:

        - до ста тисяч: лічильник на кожну будівлю, людина, яка щодня записує, закриті щілини, екрани за радіаторами;
        - до мільйона: тепловий пункт із регулятором, балансування стояків, світлодіоди;
        - до десяти мільйонів: дах, потім стіни, потім вікна, і обов’язково вентиляція з поверненням тепла.

        Аудит потрібен не для звіту. Якщо після нього ніхто не знає, яка будівля громади споживає найбільше на
        квадратний метр, за нього заплатили даремно.

        Шкільна команда з двох учнів і вчителя фізики знижує споживання ще на п’ять відсотків, просто стежачи за
        числами.""",
        """Insulation without regulation is a fur coat on somebody with a fever. Of the three schools the one that spent
        least saved most: a heating station of its own, regulated by the weather, cut its use by 23 per cent, while a
        neighbour’s new windows cut it by seven.

        In the order of money:

        - up to a hundred thousand: a meter for each building, somebody who writes it down daily, gaps closed, screens
        behind the radiators;
        - up to a million: a heating station with a regulator, balanced risers, LEDs;
        - up to ten million: the roof, then the walls, then the windows, and always ventilation that gives heat back.

        An audit is not for the report. If nobody knows after it which of the community’s buildings uses most for each
        square metre, it was paid for in vain.

        A school team of two pupils and the physics teacher brings use down by another five per cent, simply by keeping
        an eye on the figures.""",
    ),
    comments=("Числа з трьох шкіл переконують краще за презентації виробників.",),
    handout=("Сто тисяч, мільйон, десять: порядок робіт", "A hundred thousand, a million, ten: what first"),
    handout_lines=("Лічильник і щоденний запис", "Тепловий пункт із регулятором", "Дах, стіни, вікна", "Вентиляція"),
)
