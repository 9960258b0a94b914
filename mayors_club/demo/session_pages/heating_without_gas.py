from mayors_club.demo.session_pages.page import Point, SessionPage

PAGE = SessionPage(
    expert="nataliia_yarema",
    topics=("energy", "housing"),
    topic=("Тепло взимку без газу: що встигне громада", "Winter heating without gas: what a community can manage"),
    lead=(
        """Розберемо, які рішення можна впровадити за один опалювальний сезон, скільки вони коштують і на чому громади
        найчастіше втрачають час.""",
        "What can be done within one heating season, what it costs, and where communities most often lose time.",
    ),
    text=(
        """Газ дорожчає, а газогони залишаються під загрозою. Лікарня, школа й ліцей не можуть чекати на велику
        реконструкцію: їм потрібне рішення, яке почне гріти вже цієї зими.

        Поговоримо про котельні на деревній трісці та пелетах, теплові насоси для будівель, де вже є утеплення, і про
        резервне живлення котелень. До кожного рішення — строк, ціна за кіловат і перелік документів.""",
        """Gas is growing dearer and the pipelines remain at risk. A hospital, a school or a lyceum cannot wait for a
        great reconstruction: it needs something that will give heat this very winter.

        We shall talk about boiler houses that burn wood chips and pellets, heat pumps for buildings that are already
        insulated, and back-up power for boilers. For each: how long it takes, the price of a kilowatt, and the papers
        it needs.""",
    ),
    plan=(
        Point(
            0,
            ("Три рішення, що окупаються за зиму", "Three measures that pay off in one winter"),
            ("Наталія Ярема, 30 хвилин", "Nataliia Yarema, 30 minutes"),
        ),
        Point(
            30,
            ("Досвід Старогорода: котельня на біомасі", "Starohorod’s experience: a biomass boiler house"),
            ("Ірина Савчук, 15 хвилин", "Iryna Savchuk, 15 minutes"),
        ),
        Point(45, ("Ваші запитання", "Your questions"), ("45 хвилин, без запису", "45 minutes, not recorded")),
    ),
    brief=(
        """Три рішення, які громада встигне за один сезон:

        - **Котел на трісці поруч із наявною котельнею.** Від замовлення до пуску — три місяці; окупається за дві зими.
        - **Тепловий насос у вже утепленій будівлі.** Шість тижнів; без утеплення не дає нічого, крім рахунків.
        - **Генератор і батарея для насосів котельні.** Два тижні; без них котел стоїть, навіть коли є паливо.

        Перед зустріччю варто знати три числа: споживання тепла кожної будівлі за торішній січень, потужність
        підключення до електромережі й відстань до найближчого складу тріски.""",
        """Three measures that a community can manage in one season:

        - **A wood-chip boiler beside the present boiler house.** Three months from order to first heat; pays for itself
        in two winters.
        - **A heat pump in a building that is already insulated.** Six weeks; without insulation it brings nothing but
        bills.
        - **A generator and a battery for the pumps of the boiler house.** Two weeks; without them the boiler stands
        still even when there is fuel.

        It helps to know three figures beforehand: how much heat each building used last January, the capacity of your
        power connection, and the distance to the nearest store of wood chips.""",
    ),
    questions=(
        "Чи варто ставити тепловий насос у школі 1978 року, якщо утеплено тільки дах?",
        "Де взяти тріску, коли лісгосп за пів року наперед усе продав?",
        "Скільки людей потрібно, щоб обслуговувати котельню на трісці вночі?",
    ),
    handout=("Порівняння котлів: таблиця вартості", "Boilers compared: a table of costs"),
    handout_lines=(
        "Котел на трісці: 9 800 грн за кВт, три місяці",
        "Котел на пелетах: 7 400 грн за кВт, десять тижнів",
        "Тепловий насос: 21 000 грн за кВт, шість тижнів",
        "Резерв для насосів котельні: від 180 000 грн, два тижні",
    ),
)
