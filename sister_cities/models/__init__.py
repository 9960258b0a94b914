from sister_cities.models.agreement import Agreement
from sister_cities.models.around import Act, Coordinator, Correction, Document
from sister_cities.models.asking import AgreementReport, Confirmation, Proposal, Reminder
from sister_cities.models.city import City, FormerCityAddress
from sister_cities.models.importing import ImportRow, ImportRun
from sister_cities.models.rules import AGGRESSORS

__all__ = [
    "AGGRESSORS",
    "Act",
    "Agreement",
    "AgreementReport",
    "City",
    "Confirmation",
    "Coordinator",
    "Correction",
    "Document",
    "FormerCityAddress",
    "ImportRow",
    "ImportRun",
    "Proposal",
    "Reminder",
]
