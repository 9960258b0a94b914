"""The demo's accounts. No Django here: the launcher prints them before and without settings.

Towns and people are invented; `.example` addresses belong to nobody.
"""

ACCOUNTS = [
    # (role, e-mail, note)
    ("applicant", "mayor@svitlyi-hai.example", "no account yet: start an application with this address"),
    ("chair", "chair@klub.example", "decides on applications"),
    ("committee", "committee1@klub.example", "gives an opinion"),
    ("committee", "committee2@klub.example", "gives an opinion"),
    ("committee", "committee3@klub.example", "gives an opinion"),
    ("secretariat", "secretariat@klub.example", "screens applications and opens the review"),
    ("member", "mayor@zelenohrai.example", "a mayor who is a member already"),
    ("representative", "office@zelenohrai.example", "acts for the mayor of Zelenohrai"),
    ("admin", "admin@klub.example", "superuser"),
]
