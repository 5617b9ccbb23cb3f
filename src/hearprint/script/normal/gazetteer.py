"""Streets, counties and regions as print shortens them. Our own lists."""

from __future__ import annotations

#: Behind the name of a street.
ROADS = {
    "St": "Street",
    "Rd": "Road",
    "Gr": "Grove",
    "Wk": "Walk",
    "Wlk": "Walk",
    "Mws": "Mews",
    "Ave": "Avenue",
    "Av": "Avenue",
    "Ln": "Lane",
    "Sq": "Square",
    "Cres": "Crescent",
    "Cresc": "Crescent",
    "Gdns": "Gardens",
    "Gdn": "Garden",
    "Pl": "Place",
    "Terr": "Terrace",
    "Tce": "Terrace",
    "Dr": "Drive",
    "Cl": "Close",
    "Ct": "Court",
    "Pk": "Park",
    "Hse": "House",
    "Bldg": "Building",
    "Bldgs": "Buildings",
    "Blvd": "Boulevard",
    "Hwy": "Highway",
    "Ho": "House",
    "Stn": "Station",
    "Xing": "Crossing",
    "Rds": "Roads",
    "Sts": "Streets",
    "Yd": "Yard",
    "Is": "Island",
    "La": "Lane",
    "Sch": "School",
    "Ch": "Church",
    "Pde": "Parade",
    "Hts": "Heights",
    "Grn": "Green",
    "Whf": "Wharf",
    "Cswy": "Causeway",
    "Est": "Estate",
    "Prom": "Promenade",
    "Mkt": "Market",
    "Gro": "Grove",
}
#: Behind "Co.".
COUNTIES = frozenset(
    "Durham Antrim Down Armagh Cork Kerry Mayo Tyrone Fermanagh Derry Londonderry Donegal Galway "
    "Clare Sligo Leitrim Roscommon Limerick Wexford Wicklow Kildare Meath Louth Cavan "
    "Monaghan".split()
)
#: Places that a letter for a side of the sky stands before: "N. Ireland".
REGIONS = tuple(
    "Ireland Wales London Yorkshire Yorks Lanarkshire Ayrshire Staffs Staffordshire Midlands Kent "
    "Essex Sussex Lancashire Lancs Derbyshire Devon Dorset Somerset Norfolk Suffolk Cumbria "
    "Tyneside Korea Africa America Asia Europe Sudan Carolina Dakota Virginia Australia Tyrone "
    "Belfast Antrim Down Armagh Glamorgan Anglia Mids".split()
)
