"""What cells of several languages say instead of our codes: tables only. Letters are folded before comparing."""

KINDS = {
    "sister_city": "sister city|sister cities|sister town|twin town|twin city|twin towns|twinning|partner city"
    "|partnership|town twinning|партнерство|побратим|побратими|побратимство|місто побратим"
    "|міста побратими|угода про побратимство|поріднені міста|поріднене місто|місто партнер"
    "|партнерські відносини|угода про партнерство|partnerstadt|städtepartnerschaft|miasto partnerskie"
    "|miasto bliźniacze|testvérváros|partnerské mesto|ville jumelée|jumelage",
    "friendship": "friendship|friendship city|friendship agreement|friendly city|дружба|дружні відносини|місто друг"
    "|угода про дружбу|договір про дружбу|freundschaft|przyjaźń",
    "cooperation": "cooperation|co operation|cooperation agreement|agreement on cooperation|collaboration|співпраця"
    "|співробітництво|угода про співпрацю|угода про співробітництво|договір про співпрацю"
    "|договір про співробітництво|угода про міжнародне територіальне співробітництво|współpraca"
    "|umowa o współpracy|zusammenarbeit|kooperation",
    "memorandum": "memorandum|memorandum of understanding|mou|memorandum of cooperation|меморандум"
    "|меморандум про співпрацю|меморандум про співробітництво|меморандум про взаєморозуміння",
    "letter_of_intent": "letter of intent|declaration of intent|loi|intent|лист про наміри|протокол про наміри"
    "|протокол намірів|декларація про наміри|намір|наміри|list intencyjny|absichtserklärung",
    "project": "project|joint project|project partnership|проєкт|проект|спільний проєкт|проєктна співпраця"
    "|solidarity partnership|солідарне партнерство|projekt",
}
STATUSES = {
    "active": "active|in force|valid|current|yes|ongoing|чинна|чинний|чинне|діє|діюча|діючий|активна|активне"
    "|активний|так|дійсна|aktywna|aktiv|signed|registered|підписано|підписана|зареєстровано|зареєстрована"
    "|укладено|укладена",
    "dormant": "dormant|inactive|no activity|no known activity|неактивна|неактивне|недіюча|сплячі|немає активності"
    "|без активності|не активна|пасивна|nieaktywna|inaktiv",
    "suspended": "suspended|frozen|paused|призупинено|призупинена|зупинено|зупинена|заморожено|zawieszona|ausgesetzt",
    "expired": "expired|awaiting renewal|строк дії закінчився|термін дії закінчився|прострочена|закінчилася"
    "|очікує поновлення|wygasła|abgelaufen",
    "terminated": "terminated|ended|cancelled|canceled|revoked|dissolved|no|denounced|припинено|припинена|розірвано"
    "|розірвана|скасовано|скасована|денонсовано|завершено|завершена|ні|не діє|не чинна|нечинна"
    "|втратила чинність|zakończona|rozwiązana|beendet|gekündigt",
}
FIELDS = {
    "economy": "economy|economic|business|trade|investment|економіка|економічне|бізнес|торгівля|інвестиції",
    "culture": "culture|cultural|heritage|arts|art|культура|культурне|спадщина|мистецтво",
    "education": "education|educational|school|schools|science|university|освіта|освітнє|школа|школи|наука",
    "sport": "sport|sports|спорт|фізична культура",
    "tourism": "tourism|tourist|travel|туризм",
    "management": "management|municipal management|governance|local government|administration|self government"
    "|управління|муніципальне управління|самоврядування|місцеве самоврядування|врядування",
    "humanitarian": "humanitarian|humanitarian aid|aid|help|гуманітарна допомога|гуманітарне|допомога",
    "recovery": "recovery|rebuilding|reconstruction|відновлення|відбудова|реконструкція",
    "energy": "energy|heating|energy efficiency|енергетика|енергія|опалення|енергоефективність|енергозбереження",
    "health": "health|health care|healthcare|medicine|medical|здоров я|охорона здоров я|медицина",
    "youth": "youth|young people|youth exchange|молодь|молодіжна політика|молодіжне|молодіжний обмін",
    "veterans": "veterans|veteran|ветерани|ветеран|ветеранська політика",
    "other": "other|miscellaneous|інше|інші",
}
SIDES = {
    "ours": "ours|our side|ukrainian side|ukraine|community|city council|we|наша сторона|громада"
    "|українська сторона|міська рада|рада|ми|україна",
    "partner": "partner|partner side|partner city|foreign side|they|партнер|місто партнер|сторона партнера"
    "|іноземна сторона",
    "both": "both|both sides|mutual|by mutual agreement|обидві сторони|обидві|спільно|за згодою сторін|взаємно",
    "authority": "authority|court|state|government|ministry|суд|держава|уряд|міністерство|орган влади|державний орган",
}
# An agreement that is not signed: it comes into the registry by a proposal, not by a list.
NOT_SIGNED_YET = (
    "idea|contact|draft|planned|in preparation|negotiations|negotiation|approved by the council|with the ministry"
    "|ідея|контакт|проєкт угоди|чернетка|заплановано|планується|підготовка|переговори|на погодженні|погоджено"
    "|опрацьовується"
)
