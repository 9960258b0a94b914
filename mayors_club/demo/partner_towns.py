"""Towns abroad that do not exist: no real city is shown with an agreement that it never signed."""

from decimal import Decimal

from mayors_club.demo.sowing import Sower
from sister_cities.cities import fill_search
from sister_cities.models import City

# Key: country, own name, Ukrainian, English, latitude, longitude, people. The countries are real.
INVENTED = {
    "ahornbruck": ("DE", "Ahornbrück", "Агорнбрюк", "Ahornbrück", "51.05000", "12.20000", 41_300),
    "kirschwalde": ("DE", "Kirschwalde", "Кіршвальде", "Kirschwalde", "53.60000", "11.10000", 18_700),
    "steinlinde": ("DE", "Steinlinde", "Штайнлінде", "Steinlinde", "49.30000", "9.80000", 62_400),
    "jarzebin": ("PL", "Jarzębin Górny", "Яжембін-Гурний", "Jarzębin Górny", "50.20000", "20.90000", 23_900),
    "modrzewice": ("PL", "Modrzewice Małe", "Модшевиці-Мале", "Modrzewice Małe", "51.60000", "19.00000", 9_400),
    "brzozowa": ("PL", "Brzozowa Przystań", "Бжозова-Пшистань", "Brzozowa Przystań", "54.10000", "17.40000", 35_200),
    "wierzbowiec": ("PL", "Wierzbowiec Nadbużny", "Вежбовець-Надбужний", "Wierzbowiec Nadbużny", "52.10000",
                    "23.00000", 12_800),
    "javorove": ("CZ", "Javorové Lázně", "Яворове Лазнє", "Javorové Lázně", "49.90000", "13.40000", 15_600),
    "smrekovany": ("SK", "Smrekovany", "Смрековани", "Smrekovany", "48.90000", "20.10000", 7_300),
    "berzupiai": ("LT", "Beržupiai", "Бержупяй", "Beržupiai", "55.40000", "24.30000", 21_100),
    "ozolciems": ("LV", "Ozolciems", "Озолцієм", "Ozolciems", "56.90000", "25.60000", 8_800),
    "kasemoisa": ("EE", "Kasemõisa", "Касемийза", "Kasemõisa", "58.60000", "25.40000", 5_900),
    "cseresznyefalu": ("HU", "Cseresznyefalu", "Череснєфалу", "Cseresznyefalu", "47.00000", "19.30000", 14_200),
    "ciresilor": ("RO", "Valea Cireșilor", "Валя-Чирешилор", "Valea Cireșilor", "46.10000", "25.10000", 27_500),
    "poiana": ("MD", "Poiana Nucilor", "Пояна-Нучилор", "Poiana Nucilor", "47.20000", "28.40000", 10_300),
    "tilleuls": ("FR", "Saint-Aubin-des-Tilleuls", "Сент-Обен-де-Тійоль", "Saint-Aubin-des-Tilleuls", "47.30000",
                 "1.20000", 19_800),
    "castelfiore": ("IT", "Castelfiore al Monte", "Кастельфйоре-аль-Монте", "Castelfiore al Monte", "43.90000",
                    "11.60000", 11_700),
    "bjorkhamra": ("SE", "Björkhamra", "Бйоркгамра", "Björkhamra", "59.10000", "16.90000", 33_000),
    "koivulampi": ("FI", "Koivulampi", "Койвулампі", "Koivulampi", "62.10000", "26.30000", 16_400),
    "wilgendam": ("NL", "Wilgendam", "Вілгендам", "Wilgendam", "52.10000", "5.40000", 44_600),
    "ashwell": ("GB", "Ashwell-on-Tarn", "Ешвелл-он-Тарн", "Ashwell-on-Tarn", "54.40000", "-2.60000", 29_300),
    "kakliskhevi": ("GE", "კაკლისხევი", "Каклісхеві", "Kakliskhevi", "42.00000", "43.60000", 13_500),
    "cedar": ("US", "Cedar Landing", "Сідар-Лендінг", "Cedar Landing", "43.10000", "-89.00000", 52_900),
    "maple": ("CA", "Maple Narrows", "Мейпл-Нарровс", "Maple Narrows", "50.40000", "-105.00000", 24_100),
    "umezaki": ("JP", "梅崎町", "Умедзакі", "Umezaki", "36.20000", "138.40000", 38_200),
    "lesnoy": ("RU", "Лесной Брод", "Лєсной Брод", "Lesnoy Brod", "53.20000", "41.30000", 30_000),
}  # fmt: skip


def sow(sower: Sower) -> None:
    for key, (country, name, name_uk, name_en, latitude, longitude, people) in INVENTED.items():
        columns = {
            "country": country,
            "name": name,
            "name_uk": name_uk,
            "name_en": name_en,
            "latitude": Decimal(latitude),
            "longitude": Decimal(longitude),
            "population": people,
        }
        city = City(slug=f"demo-{key}", is_demo=True, is_verified=True, **columns)
        fill_search(city, [])
        # Named, so that towns sown without it get it with the next start.
        columns["search_text"] = city.search_text
        sower.row(f"town:{key}", columns, lambda city=city: _save(city), save=_save)


def invented(key: str) -> City:
    return City.objects.get(slug=f"demo-{key}", is_demo=True)


def _save(city: City) -> City:
    fill_search(city, [])
    city.save()
    return city
