"""Words and initialisms that a rule of spelling alone would get wrong. Our own lists."""

from __future__ import annotations

#: Words of two and three letters; in capitals they are words set for emphasis.
SHORT = frozenset(
    """
    am an as at be by do go he hi if in is it me my no of oh on or so to up us we ye ace act add
    ado age ago aid aim air ale all and ant any ape apt arc are ark arm art ash ask ate awe axe
    bad bag ban bar bat bay bed bee beg bet bid big bin bit bow box boy bra bud bug bus but buy
    bye cab can cap car cat cop cow cry cub cup cut dad dam day den dew did die dig dim din dip
    doe dog dot dry due dug dye ear eat ebb egg ego elf end era eve ewe eye fab fad fan far fat
    fax fed fee few fig fin fit fix flu fly foe fog for fox fry fun fur gag gap gas gay gel gem
    get gig god got gum gun gut guy gym had ham has hat hay hen her hew hey hid him hip his hit
    hog hop hot how hub hug hum hut ice icy ill ink inn ion its ivy jab jam jar jaw jet job jog
    joy jug key kid kin kit lab lad lag lap law lay led leg let lid lie lip lit log lot low mad
    man map mat may men met mix mob mud mug nap net new nod nor not now nun nut oak oar odd off
    oil old one our out owe own pad pan pat paw pay pea peg pen per pet pie pig pin pit pop pot
    pro pub put rag ram ran rap rat raw ray red rib rid rig rim rip rob rod rot row rub rug run
    rye sad sat saw say sea see set sex she shy sin sip sir sit six sky sly son sow spy sub sue
    sum sun tab tag tan tap tar tax tea abs aha ail apt bib bog bun cod cos cue dab doc fez fib
    fro gig gob goo hag hen hob hod hue imp jot jug keg lob lug max nab nip opt pal pee ref rep
    rev rid rue rum sac sap sew soy spa sty tee tot tub tug urn vet wad wee wok wry yak yam yen
    zap zip john gym ten the thy tie tin tip toe ton too top toy try tub two use van vet via vie
    vow wag war was wax way web wed wet who why wig win wit woe won woo yep yes yet you zoo
    """.split()
)

#: Longer words that the look of their letters would take for initials.
WORDS = frozenset(
    """
    myth myths hymn rhythm lynch crypt tryst why's shh hmm pssst nth tsar tsars gnome psalm
    """.split()
)

#: Initialisms said as words, though short or odd to look at.
SAID = frozenset(
    """
    PIP PIPs ISA ISAs SAT SATs NEET NEETs COP TUPE BAME COBRA AIDS NATO UNISON ACAS ASLEF USDAW
    UCATT BECTU NAPO NIPSA SIPTU COSLA COSATU NUMSA NALGO NUPE COHSE SOGAT TASS APEX AMICUS SERTUC
    TUSC ACORN UKIP UEFA FIFA NAFTA OPEC ASEAN BRICS AUKUS UNRWA HAMAS ISIS SWAPO ZANU FRELIMO
    PASOK SYRIZA GATT DEFRA BEIS OFSTED OFGEM OFWAT OFCOM SAGE ASBO UCAS HEFCE CAMHS UNESCO UNICEF
    NASA BAFTA RADA CAFOD MENCAP COVID SARS MERS HIV/AIDS PETA FARC BUPA CAMRA RAM ROM SIM PIN
    SWAT NIMBY YIMBY WASPI NINO BOGOF SATS NEST SERPS TASC LIDL IKEA ASDA QUANGO POUM MAPAM ANTIFA
    MOBO BIPOC BAMER TERF TERFs CREST CARICOM NAAFI FTSE JPEG JPEGs QWERTY DOS GIF GIFs LAN NSAID
    NSAIDs ECOSOC EURATOM SOLACE NISRA TOIL LIFO FIFO SCART ESOL TEFL TESOL ERASMUS CHAPS BACS
    PAYGO SORP LASPO RIPA RIDDOR COSHH MARAC TOEFL TOEIC NATCEN NESTA UNIDO
    """.split()
)

#: Of these, the ones that engines would spell, or whose ending they would lose, in capitals.
SAID_SMALL = frozenset(
    """
    PIP PIPs ISA ISAs SAT SATs NEET NEETs COP RAM ROM SIM PIN DOS GIF GIFs LAN COBRA AIDS UNISON
    SAGE ACORN AMICUS APEX CREST COVID
    """.split()
)

#: Initialisms that could be said as words but are spelt.
SPELT = frozenset(
    """
    UKUT UKSC UKHL UKEAT UKPC UKFTT EWCA EWHC CSOH CSIH NICA USFI IWCA ME US USA IT WHO UN EU UK
    UAE ICTU ITUC ETUC STUC WTUC AGM EGM SGM AOB EIS ATL UCU ATM ESA NEU IRA INLA UDA UVF NEC CLP
    ICU IOU ILO IMF ILP IWW IWGB IWMA ISO IEA IFS IPPR AI AA AAA PM ID IQ UAF EHRC EAT ET ETS ECHR
    ECJ EEA EEC ERG ESRC AHRC UKRI IPCC IPSO ARU OAP OBE AC AV UC UAW UE UVW USP USSR UDR UDM ULR
    ULRs UU LEA LA HE FE BEd ECG EDL EDF EMA EMU EPZ ESG IDF IDS IHRA IVF PAYE VAT MOT CAB CPAG
    DPAC LCWRA NASUWT NAHT ASTMS NUT NUM NUS MU POA PO AEU AEEU AUEW AUT TGWU ISTC MSF EETPU GMB
    FBU ASC ACTU AFL CIO AFLCIO SEIU UFCW AFT AFSCME IG HAS BMA BAE BAT BA NBA ANC PAC SACP PAIGC
    PLO PFLP DFLP MPLA UNITA EZLN PT CUT CGT CFDT CGIL DGB IG LO SAP ICO IPO ICC ICJ ICRC IAEA IRC
    ATOS OCR PE RE IE AS EE AOL API APIs UI UX USB URL PA DA EP LP CD DVD AED ADHD ASD AMHP UTI
    COPD STI STIs ITU AEDs IUD LGBTQIA LGBTIQ IAPT PALS ICB ICBs ICS UHC OCD PTSD UASC ILR EEAS
    EUSS NRPF IAA OISC ASU UASG NUJ AMM EC OHP OPR ORR OU LSE UCL UEA UWE ARCU SOAS LOL OMG IMO
    AKA ETA TUA TULRA IDVA ISVA ASB AOC ICE EDO EDM EDMs IMG ACM AEP ABVV ACV SEN SDP LAW PSI PIL
    ERA RIP ASAP FAQ FAQs EFL EAL EOC ESF ISP OECD OBR OED OAPs OT OTs EYFS EPSU PSOE OAPA ALMO
    ALMOs EAW EIA EIB EBRD EFTU EHCP EHCPs UNHCR UCATU IFA IFTU IMHO IMHA IMCA IPA IPO OHCHR OTC OFT
    """.split()
) - frozenset(("UNITA", "SOAS", "IAPT", "PALS", "LAW", "HAS", "CUT", "ICE", "ATOS", "AS"))

#: Mixed letters that are spelt; the look of the rest decides.
MIXED = frozenset(
    """
    PhD PhDs BSc MSc DfE DfT DoH DoE MoD MoJ HoC HoL TfL TfGM BoE CoE GoP StWC SfE DfID QoS RoI
    NoI DoT LoI FoI IoT IoW IoD PoW PoWs WoW RfP BEd MEd EdD LLB LLM BTec MoT MoU MoUs MoUs SoS
    ToR AfD
    """.split()
)

#: Names in mixed letters that are words, whatever they look like.
NAMES = frozenset(("LaTeX", "LinkedIn", "YouTube", "iPhone", "iPad", "eBay", "WhatsApp", "TikTok"))
