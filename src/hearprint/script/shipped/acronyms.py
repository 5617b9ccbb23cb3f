"""Unions, bodies and benefits whose initials are said as a word.

Our own work. The columns are told in :mod:`hearprint.script.shipped`.
"""
# ruff: noqa: RUF001 - IPA has letters of its own

TABLE = """
ACAS | ˈeɪkæs | Aikass | =
Acas | ˈeɪkæs | Aikass
ADASS | ˈædæs | Addass | =
ALMO | ˈælməʊ | Al-mo | =
ALMOs | ˈælməʊz | Al-moze | =
ASBO | ˈæzbəʊ | Azbo | =
ASBOs | ˈæzbəʊz | Azboes | =
ASEAN | ˈæsiæn | Assee-an | =
ASLEF | ˈæzlɛf | Azlef | =
Aslef | ˈæzlɛf | Azlef
Atos | ˈeɪtɒs | Aitoss
BACS | bæks | Bax | =
BALPA | ˈbælpə | Balpa | =
BAME | beɪm | Baim | =
BASW | ˈbæzwə | Bazz-wa | =
BECTU | ˈbɛktuː | Becktoo | =
BIFU | ˈbɪfuː | Biffoo | =
BTEC | ˈbiːtɛk | Beetek | =
BTECs | ˈbiːtɛks | Beeteks | =
CAAT | kæt | Cat | =
CAFCASS | ˈkæfkæs | Caff-cass | =
CAMHS | kæmz | Cams | =
Carillion | kəˈrɪljən | Caril-yun
CEDAW | ˈsiːdɔː | Seedaw | =
CETA | ˈsiːtə | Seeta | =
CIPFA | ˈsɪpfə | Sipfa | =
COHSE | ˈkəʊzi | Cozy | =
CoHSE | ˈkəʊzi | Cozy
COSATU | kəʊˈsɑːtuː | Co-sah-too | =
COSHH | kɒʃ | Cosh | =
COSLA | ˈkɒzlə | Cozla | =
Cosla | ˈkɒzlə | Cozla
DEFRA | ˈdɛfrə | Def-ra | =
Defra | ˈdɛfrə | Def-ra | =
DPAC | ˈdiːpæk | Deepack | =
ESOL | ˈiːsɒl | E-sol | =
FTSE | ˈfʊtsi | Footsie | =
HASAWA | həˈsɑːwə | Huh-sah-wa | =
HEFCE | ˈhɛfki | Hef-key | =
ICTU | ˈɪktuː | Iktoo | =
IG Metall | ˌiː ˈɡeɪ mɛˈtæl | Ee Gay Me-tal
ISA | ˈaɪsə | Icer | =
ISAs | ˈaɪsəz | Icers | =
LACORS | ˈleɪkɔːz | Laycores | =
LASPO | ˈlæspəʊ | Laspo | =
LIBOR | ˈlaɪbɔː | Lie-bore | =
LOLER | ˈləʊlə | Lola | =
MAPPA | ˈmæpə | Mappa | =
MARAC | ˈmæræk | Marrack | =
MENCAP | ˈmɛnkæp | Men-cap | =
Mumsnet | ˈmʌmznɛt | Mums-net
NACRO | ˈnækrəʊ | Nackro | =
NALGO | ˈnælɡəʊ | Nalgo | =
NAPO | ˈnæpəʊ | Nappo | =
NATFHE | ˈnætfi | Natfee | =
NATSOPA | nætˈsəʊpə | Nat-sopa | =
NEETs | niːts | neats | =
NIESR | ˈniːzə | Neezer | =
NIMBYs | ˈnɪmbiz | nimbees | =
NIPSA | ˈnɪpsə | Nipsa | =
NISA | ˈnaɪsə | Nye-sa | =
NOMS | nɒmz | Noms | =
non-quorate | ˌnɒn ˈkwɔːrət | non kwor-at
NUMAST | ˈnjuːmæst | Newmast | =
NUPE | ˈnjuːpi | Newpy | =
Nupe | ˈnjuːpi | New-pee
Ofsted | ˈɒfstɛd | Offstead
PALS | pælz | Pals | =
PIP | pɪp | pip | =
PIPs | pɪps | pips | =
POUM | puːm | Poom | =
PSOE | pəˈsəʊeɪ | Paso-eh | =
PUWER | ˈpjuːə | Pewer | =
RAAC | ræk | Rack | =
Remploy | ˈrɛmplɔɪ | Rem-ploy
RIDDOR | ˈrɪdɔː | Rid-or | =
SATs | sæts | Sats | =
SENCO | ˈsɛnkəʊ | Sen-co | =
SENDIASS | ˈsɛndiæs | Sendy-ass | =
SERTUC | ˈsɜːtʌk | Sertuck | =
SIPTU | ˈsɪptuː | Siptoo | =
SLAPP | slæp | Slap | =
SLAPPs | slæps | Slaps | =
SOGAT | ˈsəʊɡæt | So-gat | =
TTIP | ˈtiːtɪp | Teetip | =
TUPE | ˈtjuːpi | Tewpy | =
TUPEd | ˈtjuːpid | Tew-peed | =
TUSC | tʌsk | Tusk | =
Uber | ˈuːbə | Oober
UCAS | ˈjuːkæs | You-cass | =
UCATT | ˈjuːkæt | You-cat | =
UEFA | juːˈeɪfə | You-aifa | =
UNESCO | juːˈnɛskəʊ | You-nesco | =
UNIFIL | ˈjuːnɪfɪl | Unifill | =
UNRWA | ˈʌnrə | Unra | =
Unum | ˈjuːnəm | You-num
URTU | ˈɜːtuː | Ertoo | =
USDAW | ˈʌzdɔː | Uzdaw | =
Usdaw | ˈʌzdɔː | Uzdaw
Ver.di | ˈvɛədi | Vair-dee
WASPI | ˈwɒspi | Wospi | =
"""
