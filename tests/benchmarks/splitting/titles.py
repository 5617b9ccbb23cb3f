"""Titles for the corpus's articles: colons, quotation marks, one word, full stops, questions."""

from __future__ import annotations

PLAIN = (
    "What the Landlord Left Out",
    "A Bus for the Upper Valley",
    "Thirty Winters in the Glasshouse",
    "The Committee's Report for the Year",
    "Seeds, Spades and a Borrowed Van",
    "Why We Closed the Office on Mondays",
    "Two Letters from the Quay",
    "The Long Quarrel over the Footpath",
    "How to Read a Lease",
    "Notes from the Apprentices' Hostel",
    "An Evening with the Choir",
    "The Reservoir and Its Enemies",
    "Accounts and Subscriptions",
    "Who Owns the Boundary Stones",
    "Bread, Thread and Lamp Oil",
    "The Night the Siren Stopped",
    "Dates for the Diary",
    "Working Party on the Railings",
    "From the Archive Boxes",
    "A Ferry, Nine Cars and an Apology",
    "The Weavers' Reading Room",
    "Cold Store: First Results",
    "Against the Timber Wharf",
    "Planting for the Grandchildren",
    "In Praise of Large Print",
    "Obituary of a Tramway",
)
COLON = (
    "Strike Pay: A History in Small Coins",
    "The Inspector Calls: What the Report Says",
    "Two Rivers: One Flood",
    "Larger Print: A Reply to Our Readers",
    "Beans: Seven Kinds Worth Keeping",
    "The Ballot: How, When and Why",
    "Glass and Lead: Notes on a Window",
    "Under the Floor: What the Joiners Found",
)
ODD = (
    "“Nobody Asked the Caretaker”",
    "Is a Lodger a Tenant?",
    "St. Brannock's Well",
    "Here. Now. Together.",
    "1926 & After",
    "Damp!",
    "50 Years of the Fund",
    "Q & A with the Treasurer",
)
ONE_WORD = ("Bridges", "Rent", "Letters", "Harvest", "Minutes", "Weather", "Keys", "Bees")
GERMAN = (
    "Vorwort der Redaktion",
    "Das Dach der Bücherei",
    "Mieterhöhung: Was nun?",
    "Im Gemeinschaftsgarten",
    "Bericht aus der Lehrwerkstatt",
    "Nach dem Hochwasser",
    "Der Chor im Feuerwehrhaus",
    "Termine und Hinweise",
)
FRENCH = (
    "Éditorial",
    "Le toit de la bibliothèque",
    "Des courges plein la cave",
    "Lettre du passeur",
    "La fanfare de la gare",
    "Les comptes du meunier",
    "Agenda",
)
SPANISH = (
    "Carta de la redacción",
    "El tejado de la biblioteca",
    "Huertos comunes",
    "La banda de la estación",
    "Las cuentas del molinero",
    "Convocatorias",
)
