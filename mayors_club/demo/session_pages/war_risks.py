from mayors_club.demo.session_pages.page import SessionPage

# Cancelled before anybody had translated it: the public page says so in English.
PAGE = SessionPage(
    expert="hanna_verbova",
    topics=("economy", "recovery"),
    topic=("Страхування воєнних ризиків для громад", ""),
    lead=("Що вже можна застрахувати, за скільки і хто платить першим.", ""),
    text=(
        """Державні й міжнародні програми страхування воєнних ризиків змінюються щокварталу. Розберемо, які з них
        доступні комунальним підприємствам і що для цього потрібно підготувати.""",
        "",
    ),
    reason=("Експертка захворіла. До теми повернемося навесні.", ""),
)
