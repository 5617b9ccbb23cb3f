"""Places of Britain and Ireland that are not said as they are spelt.

Our own work. The columns are told in :mod:`hearprint.script.shipped`.
"""
# ruff: noqa: RUF001 - IPA has letters of its own

TABLE = """
Aberfan | ˌæbəˈvæn | Abervan
Alcester | ˈɔːlstə | Aulster
Aldeburgh | ˈɔːlbərə | Awlburra
Alnmouth | ˈælənmaʊθ | Allen mouth
Alnwick | ˈænɪk | Annick
Altrincham | ˈɔːltrɪŋəm | Altringum
Appletreewick | ˈæptrɪk | Aptrick
Ardingly | ˌɑːdɪŋˈlaɪ | Arding-lie
Ashby-de-la-Zouch | ˌæʃbi də lə ˈzuːʃ | Ashby de la Zoosh
Auchtermuchty | ˌɒxtəˈmʌxti | Ockta-muckty
Beauchamp | ˈbiːtʃəm | Beechum
Beaulieu | ˈbjuːli | Byoolee
Belvoir | ˈbiːvə | Beaver
Bermondsey | ˈbɜːməndzi | Bermundzee
Betws-y-Coed | ˌbɛtʊs ə ˈkɔɪd | Bettus uh Coyd
Bicester | ˈbɪstə | Bisster
Bideford | ˈbɪdɪfəd | Biddiford
Billericay | ˌbɪləˈrɪki | Billaricky
Blaenau Ffestiniog | ˌblaɪnaɪ fɛsˈtɪnjɒɡ | Bline-eye Festin-yog
Blaenau Gwent | ˌblaɪnaɪ ˈɡwɛnt | Bline-eye Gwent
Bolsover | ˈbɒlzəʊvə | Bolzover
Bosham | ˈbɒzəm | Bozum
Bozeat | ˈbəʊʒət | Boe-zhut
Bromwich | ˈbrɒmɪtʃ | Brommitch
Brougham | bruːm | Broom | =
Buccleuch | bəˈkluː | Buckloo
Burgh by Sands | ˈbrʌf baɪ ˈsændz | Bruff by Sands
Burslem | ˈbɜːzləm | Burzlem
Caernarfon | kəˈnɑːvən | Kernarvon
Calne | kɑːn | Carn
Cambois | ˈkæməs | Cammus
Ceredigion | ˌkɛrəˈdɪɡiɒn | Kerradiggy-on
Chapeltown | ˈtʃæpəltaʊn | Chapel town
Chatham | ˈtʃætəm | Chattum
Cheetham | ˈtʃiːtəm | Cheetum
Cheviot | ˈtʃiːviət | Cheeviot
Childwall | ˈtʃɪlwɔːl | Chill-wall
Chiswick | ˈtʃɪzɪk | Chizick
Cholmondeley | ˈtʃʌmli | Chumley
Cirencester | ˈsaɪrənsɛstə | Siren sester
Clapham | ˈklæpəm | Clappum
Cockburn Street | ˈkəʊbɜːn ˈstriːt | Coe-burn Street
Cogenhoe | ˈkʊknəʊ | Cook no
Colchester | ˈkəʊltʃɪstə | Cole-chester
Colne | kəʊn | Cone
Congresbury | ˈkuːmzbəri | Coomzbury
Consett | ˈkɒnsɪt | Consit
Costessey | ˈkɒsi | Cossee
Culross | ˈkuːrɒs | Coo-ross
Culzean | kəˈleɪn | Cullane
Dagenham | ˈdæɡənəm | Daggenam
Deptford | ˈdɛtfəd | Detferd
Dolgellau | dɒlˈɡɛɬaɪ | Doll-geth-lie
Drogheda | ˈdrɔɪədə | Droyada
Dulwich | ˈdʌlɪdʒ | Dullidge
Dáil | dɔɪl | Doil
Dún Laoghaire | ˌdʌn ˈlɪəri | Dun Leary
Ebbw Vale | ˌɛbuː ˈveɪl | Ebboo Vale
Eisteddfod | aɪˈstɛðvɒd | Eye-steth-vod | =
Esher | ˈiːʃə | Eesher
Euxton | ˈɛkstən | Exton
Exmouth | ˈɛksməθ | Exmuth
Eyam | iːm | Eem
Fareham | ˈfɛərəm | Fairum
Faslane | fæzˈleɪn | Fazlane
Faversham | ˈfævəʃəm | Favvershum
Fianna Fáil | ˌfiːənə ˈfɔɪl | Feeana Foil
Fine Gael | ˌfiːnə ˈɡeɪl | Feena Gale
Fowey | fɔɪ | Foy
Friockheim | ˈfriːkəm | Freekum
Frome | fruːm | Froom
Gaeltacht | ˈɡeɪltəxt | Gayltockt
Gardaí | ɡɑːˈdiː | Gar-dee
Gillingham | ˈdʒɪlɪŋəm | Jilling-um
Glamis | ɡlɑːmz | Glahms
Glenrothes | ɡlɛnˈrɒθɪs | Glen-rothiss
Govan | ˈɡʌvən | Guvven
Grangemouth | ˈɡreɪndʒmaʊθ | Grange mouth
Grosvenor | ˈɡrəʊvnə | Grovener
Guisborough | ˈɡɪzbərə | Gizburra
Guiseley | ˈɡaɪzli | Guyzly
Gwynedd | ˈɡwɪnɛð | Gwin-eth
Halesowen | ˌheɪlzˈəʊɪn | Hales-owen
Happisburgh | ˈheɪzbrə | Hazebra
Haringey | ˈhærɪŋɡeɪ | Harringgay
Harlech | ˈhɑːlɛx | Harleck
Harwich | ˈhærɪdʒ | Harridge
Haverhill | ˈheɪvərɪl | Hayverill
Hawarden | ˈhɑːdən | Harden
Hawick | hɔɪk | Hoik
Hessle | ˈhɛzəl | Hezzle
Holborn | ˈhəʊbən | Hoban
Holme | həʊm | Home
Horwich | ˈhɒrɪtʃ | Horrich
Hulme | hjuːm | Hume
Ieper | ˈiːpə | Eeper
Inveraray | ˌɪnvəˈrɛəri | Inver-airy
Islay | ˈaɪlə | Eye-la
Isleworth | ˈaɪzəlwɜːθ | Eye-zel-worth
Islington | ˈɪzlɪŋtən | Izlington
Jervaulx | ˈdʒɜːvəʊ | Jervo
Keighley | ˈkiːθli | Keethley
Keswick | ˈkɛzɪk | Kezick
Keynsham | ˈkeɪnʃəm | Kaynshum
Kirkby | ˈkɜːbi | Kirby
Kirkcaldy | kɜːˈkɔːdi | Kircawdy
Kirkcudbright | kəˈkuːbri | Kircoobry
Knaresborough | ˈnɛəzbərə | Nairzburra
Knowsley | ˈnəʊzli | Nozeley
Launceston | ˈlɔːnstən | Launston
Leominster | ˈlɛmstə | Lemster
Leuchars | ˈluːkəz | Lucas
Levenshulme | ˈlɛvənzhjuːm | Levvens-hume
Lewes | ˈluːɪs | Lewis
Liskeard | lɪsˈkɑːd | Liss-card
Lothian | ˈləʊðiən | Loathe-ian
Loughton | ˈlaʊtən | Lauton
Lowestoft | ˈləʊstɒft | Loastoft
Lubenham | ˈlʌbənəm | Lubbenum
Lympne | lɪm | Lim
Lytham | ˈlɪðəm | Lithum
Machynlleth | məˈxʌnɬəθ | Muh-kunleth
Maerdy | ˈmɑːdi | Mardy
Maesteg | maɪsˈtɛɡ | Mice-teg
Magdalen College | ˈmɔːdlɪn ˈkɒlɪdʒ | Maudlin College
Maghull | məˈɡʌl | Magull
Maldon | ˈmɔːldən | Mawldon
Maltby | ˈmɔːltbi | Mawltby
Marylebone | ˈmɑːlɪbən | Marlibon
Masham | ˈmæsəm | Massam
Meopham | ˈmɛpəm | Meppum
Mersey | ˈmɜːzi | Merzy
Milngavie | mʌlˈɡaɪ | Mullguy
Mossley | ˈmɒzli | Mozley
Mousehole | ˈmaʊzəl | Mouzel
Mytholmroyd | ˌmaɪðəmˈrɔɪd | My-thum-royd
Nene | nɛn | Nen | =
Norwich | ˈnɒrɪdʒ | Norridge
Oireachtas | ˈɛrəktəs | Errocktus
Ormskirk | ˈɔːmzkɜːk | Orms-kirk
Oswestry | ˈɒzwəstri | Ozwestry
Pall Mall | ˌpæl ˈmæl | Pal Mal
Passchendaele | ˈpæʃəndeɪl | Pashen-dale
Penicuik | ˈpɛnɪkʊk | Pennycook
Plaistow | ˈplɑːstəʊ | Plahstow
Pontypridd | ˌpɒntɪˈpriːð | Ponty-preethe
Powys | ˈpaʊɪs | Powiss
Prescot | ˈprɛskət | Prescott
Prudhoe | ˈprʌdəʊ | Pruddoe
Pudsey | ˈpʌdzi | Pudzy
Pwllheli | pʊɬˈhɛli | Pull-helly
Quernmore | ˈkwɔːmə | Kwarmer
Reading | ˈrɛdɪŋ | Redding | = | Berkshire, University, Festival, Borough, Station, Slough, Gaol
Redruth | rɛdˈruːθ | Red-rooth
Reigate | ˈraɪɡeɪt | Rye-gate
Rhondda | ˈrɒnðə | Ronthe
Rhymney | ˈrʌmni | Rumney
Rievaulx | ˈriːvəʊ | Reevo
Ross-shire | ˈrɒsʃə | Ross-sher
Rugeley | ˈruːdʒli | Roogely
Ruislip | ˈraɪslɪp | Ricelip
Salford | ˈsɒlfəd | Solford
Salisbury | ˈsɔːlzbəri | Saulzbury
Saoirse | ˈsɪəʃə | Seersha
Shrewsbury | ˈʃrəʊzbəri | Shrowzbury
Sinn Féin | ˌʃɪn ˈfeɪn | Shin Fane
Slaithwaite | ˈslaʊɪt | Slouit
Slough | slaʊ | Slau | =
Smethwick | ˈsmɛðɪk | Smethick
Southey | ˈsʌði | Suh-thee
Southwark | ˈsʌðək | Sutherk
Southwell | ˈsʌðəl | Suthel
Stanhope | ˈstænəp | Stannop | =
Stiffkey | ˈstjuːki | Stewkey
Stourbridge | ˈstaʊəbrɪdʒ | Stower-bridge
Strabane | strəˈbæn | Stra-ban
Stranraer | strənˈrɑː | Stran-rar
Strathaven | ˈstreɪvən | Strayven
Streatham | ˈstrɛtəm | Strettum
Teignmouth | ˈtɪnməθ | Tinmouth
Thamesmead | ˈtɛmzmiːd | Temz mead
Tideswell | ˈtaɪdzwəl | Tides well
Tisbury | ˈtɪzbəri | Tizbury
Torpenhow | trəˈpɛnə | Tropenna
Towcester | ˈtəʊstə | Toaster
Trawsfynydd | traʊsˈvʌnɪð | Trouse-vunnith
Tredegar | trɪˈdiːɡə | Tre-deegar
Treorchy | triˈɔːki | Tree-orky
Trottiscliffe | ˈtrɒzli | Trozly
Tryweryn | trəˈwɛrɪn | Truh-werrin
Tyldesley | ˈtɪldzli | Tildzley
Tánaiste | ˈtɔːnɪʃtə | Tawnishta
Uttoxeter | juːˈtɒksɪtə | Yutoxiter
Vauxhall | ˈvɒksɔːl | Voxall
Versailles | vɛəˈsaɪ | Vair-sigh
Wapping | ˈwɒpɪŋ | Wopping
Wareham | ˈwɛərəm | Wairum
Warwick | ˈwɒrɪk | Worrick
Wednesbury | ˈwɛnzbəri | Wenzbury
Welwyn | ˈwɛlɪn | Wellin
Wemyss | wiːmz | Weems
Wisbech | ˈwɪzbiːtʃ | Wizbeach
Woburn | ˈwəʊbɜːn | Wobern
Wombwell | ˈwʊmwɛl | Wumwell
Woolfardisworthy | ˈwʊlzəri | Woolzery
Woolwich | ˈwʊlɪtʃ | Woolitch
Wrekin | ˈriːkɪn | Reekin
Wrotham | ˈruːtəm | Rootum
Wylye | ˈwaɪli | Wily
Wymondham | ˈwɪndəm | Windum
Ynys Môn | ˌʌnɪs ˈmɔːn | Unniss Mawn
Youghal | jɔːl | Yawl
Áras an Uachtaráin | ˌɔːrəs ən ˈuːəxtərɔːn | Aurus an Ooak-ta-rawn
"""
