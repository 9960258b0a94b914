"""How spreadsheets in Ukrainian, English, Polish and German call their columns: a table only.

Letters are folded before comparing. A word may stand for several columns: the first that is free takes it.
"""

WORDS = {
    "community": "community|hromada|ukrainian city|ukrainian town|ukrainian community|ukrainian municipality"
    "|city in ukraine|ua city|municipality|ukraine|громада|територіальна громада|українське місто"
    "|українська громада|місто в україні|місто україни|назва громади|назва територіальної громади|місто"
    "|населений пункт|міська рада|орган місцевого самоврядування|miasto ukraińskie|miasto w ukrainie"
    "|miasto na ukrainie|ukraińskie miasto|gmina|ukrainische stadt|stadt in der ukraine|gemeinde",
    "oblast": "oblast|region|province|область|регіон|obwód|gebiet",
    "code": "code|katottg|катоттг|код|код катоттг|код громади",
    "city": "city|partner city|partner|partner town|partner municipality|foreign city|foreign partner|twin town"
    "|twin city|sister city|partner name|city abroad|місто партнер|місто побратим|партнер"
    "|іноземний партнер|іноземне місто|закордонне місто|назва партнера|побратим|міста партнери"
    "|суб єкт співробітництва|miasto partnerskie|miasto|partner zagraniczny|partnerstadt|stadt|ort",
    "country": "country|partner country|foreign country|state|nation|країна|країна партнера|країна партнер|держава"
    "|країна міста партнера|kraj|państwo|land|staat",
    "latitude": "lat|latitude|partner lat|partner latitude|y|широта|szerokość|szerokość geograficzna|breite"
    "|breitengrad",
    "longitude": "lng|lon|long|longitude|partner lng|partner lon|partner long|partner longitude|x|довгота|długość"
    "|długość geograficzna|länge|längengrad",
    "point": "coordinates|coords|coordinate|geo|location|lat lon|lat lng|координати|geolokalizacja|współrzędne"
    "|koordinaten",
    "kind": "kind|type|agreement type|type of agreement|kind of agreement|вид|тип|вид угоди|тип угоди"
    "|назва документа|форма співпраці|rodzaj|typ|rodzaj umowy|art",
    "fields": "fields|field|areas|areas of cooperation|topics|sphere|напрями|напрям|сфери|сфери співпраці"
    "|напрями співпраці|галузі|напрями співробітництва|сфера|dziedziny|obszary współpracy|bereiche|themen",
    "signed": "year|signed|signed on|date|since|date signed|date of signing|signing date|year signed"
    "|year of signing|established|from|start|start date|рік|дата|підписано|дата підписання|рік підписання"
    "|дата укладення|рік укладення|укладено|з|рік заснування|rok|data|data podpisania|rok podpisania"
    "|podpisano|jahr|datum|seit|unterzeichnet",
    "ends": "ends|valid until|in force until|expires|expiry|expiry date|end of validity|valid to|чинна до|діє до"
    "|строк дії|термін дії|дійсна до|чинність до|ważna do|obowiązuje do|gültig bis",
    "status": "status|state of agreement|active|in force|статус|стан|стан угоди|чинність|stan|zustand",
    "suspended": "suspended|suspended since|suspended on|призупинено|призупинена з|дата призупинення",
    "suspended_reason": "why suspended|reason of suspension|suspension reason|причина призупинення",
    "ended": "ended|ended on|end date|terminated|terminated on|termination date|date of termination|terminated in"
    "|дата припинення|припинено|дата розірвання|розірвано|дата завершення|кінець|data zakończenia"
    "|rozwiązano|beendet|ende",
    "end_reason": "reason|end reason|reason of termination|termination reason|why ended|why it ended"
    "|reason for ending|reason of the end|reason of end|why|причина"
    "|причина припинення|підстава припинення|причина розірвання|підстава|powód|grund",
    "ended_by": "ended by|terminated by|who ended|ким припинено|хто припинив|ініціатор припинення",
    "council_no": "council decision|council decision no|номер рішення ради|номер рішення|рішення ради",
    "council_on": "council decision date|дата рішення ради|дата рішення",
    "ministry_sent_on": "sent to ministry|sent to the ministry|надіслано до міністерства|надіслано на погодження",
    "order_no": "ministry order|ministry order no|номер наказу|наказ міністерства",
    "agreed_on": "ministry order date|approved by the ministry|дата наказу|погоджено міністерством|дата погодження",
    "registered_no": "registration no|registration number|registered no|реєстраційний номер|номер реєстрації"
    "|номер у реєстрі|номер угоди|numer rejestracyjny",
    "registered_on": "registration date|registered on|дата реєстрації|зареєстровано",
    "source": "source|source name|джерело|назва джерела|źródło|quelle",
    "source_url": "source url|url|link|website|source address|address of the source|посилання|адреса джерела|сайт"
    "|веб сторінка|посилання на джерело|adres|www|adresse",
    "source_on": "source date|as of|станом на|дата джерела|stan na|stand",
    "note": "note|notes|comment|comments|remarks|примітка|примітки|коментар|коментарі|uwagi|bemerkung|notiz",
}

# The heading of the last column of the rows to be mended, in both languages.
REASON = "why it was not written|чому не внесено"
