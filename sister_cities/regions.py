"""Parts of countries that people write beside a city: "Springfield, Illinois", "Newcastle (NSW)". No database."""

from sister_cities.folding import folded

# Name, and the short one after "=".
REGIONS = {
    "US": "Alabama=AL|Alaska=AK|Arizona=AZ|Arkansas=AR|California=CA|Colorado=CO|Connecticut=CT|Delaware=DE|Florida=FL"
    "|Georgia=GA|Hawaii=HI|Idaho=ID|Illinois=IL|Indiana=IN|Iowa=IA|Kansas=KS|Kentucky=KY|Louisiana=LA|Maine=ME"
    "|Maryland=MD|Massachusetts=MA|Michigan=MI|Minnesota=MN|Mississippi=MS|Missouri=MO|Montana=MT|Nebraska=NE"
    "|Nevada=NV|New Hampshire=NH|New Jersey=NJ|New Mexico=NM|New York=NY|North Carolina=NC|North Dakota=ND|Ohio=OH"
    "|Oklahoma=OK|Oregon=OR|Pennsylvania=PA|Rhode Island=RI|South Carolina=SC|South Dakota=SD|Tennessee=TN|Texas=TX"
    "|Utah=UT|Vermont=VT|Virginia=VA|Washington=WA|West Virginia=WV|Wisconsin=WI|Wyoming=WY|District of Columbia=DC"
    "|D.C.=D C",
    "CA": "Alberta=AB|British Columbia=BC|Manitoba=MB|New Brunswick=NB|Newfoundland and Labrador=NL|Nova Scotia=NS"
    "|Ontario=ON|Prince Edward Island=PE|Quebec=QC|Saskatchewan=SK|Yukon=YT|Northwest Territories=NT|Nunavut=NU",
    "AU": "New South Wales=NSW|Queensland=QLD|South Australia=SA|Tasmania=TAS|Victoria=VIC|Western Australia=WA"
    "|Northern Territory=NT|Australian Capital Territory=ACT",
    "DE": "Baden-Württemberg|Bavaria=Bayern|Brandenburg|Hesse=Hessen|Lower Saxony=Niedersachsen"
    "|Mecklenburg-Western Pomerania=Mecklenburg-Vorpommern|North Rhine-Westphalia=Nordrhein-Westfalen"
    "|Rhineland-Palatinate=Rheinland-Pfalz|Saarland|Saxony=Sachsen|Saxony-Anhalt=Sachsen-Anhalt|Schleswig-Holstein"
    "|Thuringia=Thüringen",
}
KNOWN = {
    country: {folded(name) for pair in names.split("|") for name in pair.split("=")}
    for country, names in REGIONS.items()
}


def is_region(text: str, country: str) -> bool:
    return folded(text) in KNOWN.get(country, ())
