"""Names of people of Britain and Ireland, and of those their movements speak of.

Our own work. The columns are told in :mod:`hearprint.script.shipped`.
"""
# ruff: noqa: RUF001 - IPA has letters of its own

TABLE = """
Aisha | aɪˈiːʃə | Eye-eesha
Aneurin | əˈnaɪrɪn | An-eye-rin
Aoife | ˈiːfə | Eefa
Badenoch | ˈbeɪdnɒk | Baydnock
Begum | ˈbeɪɡəm | Baygum | =
Bercow | ˈbɜːkəʊ | Berco
Besant | ˈbɛzənt | Bezant
Beynon | ˈbaɪnən | Bynon
Bickerstaffe | ˈbɪkəstɑːf | Bicker-staff
Bronagh | ˈbrəʊnə | Brona
Buñuel | ˈbuːnjuɛl | Boon-you-ell
Callaghan | ˈkæləhən | Callahan
Caoilfhionn | ˈkiːlɪn | Keelin
Caoimhe | ˈkiːvə | Keeva
Catriona | kəˈtriːnə | Katrina
Cerys | ˈkɛrɪs | Kerris
Cholmeley | ˈtʃʌmli | Chumley
Ciara | ˈkɪərə | Kira
Ciarán | ˈkɪərən | Keeran
Clodagh | ˈkləʊdə | Cloda
Cockburn | ˈkəʊbɜːn | Coe-burn
Colquhoun | kəˈhuːn | Cahoon
Coughlan | ˈkɒxlən | Cocklan
Crichton | ˈkraɪtən | Cryton
Dafydd | ˈdævɪð | Davith
Dalziel | diˈɛl | Dee-el
Deirdre | ˈdɪədri | Deerdry
Desai | dɛˈsaɪ | Dess-eye
Diarmuid | ˈdɪəmɪd | Deer-mid
Domhnall | ˈdəʊnəl | Doanal
Edward Said | ˈɛdwəd sɑːˈiːd | Edward Sah-eed
Eilidh | ˈeɪli | Ailey
Eilís | ˈeɪliːʃ | Ailish
Eluned | ɛˈliːnɪd | El-ee-nid
Eoghan | ˈəʊən | Owen
Eoin | ˈəʊɪn | Owen
Equiano | ˌɛkwiˈɑːnəʊ | Ekwi-ahno
Farage | fəˈrɑːʒ | Farahzh
Farquhar | ˈfɑːkə | Farker
Featherstonehaugh | ˈfænʃɔː | Fanshaw
Fionnuala | fɪˈnuːlə | Finnoola
Fraser | ˈfreɪzə | Frazer
Geoghegan | ˈɡeɪɡən | Gaygan
Geraint | ˈɡɛraɪnt | Gherrint
Godard | ˈɡɒdɑː | Goddar
Goethe | ˈɡɜːtə | Gurta
Gough | ɡɒf | Goff
Graeber | ˈɡreɪbə | Grayber
Gruffydd | ˈɡrɪfɪð | Griffith
Gráinne | ˈɡrɔːnjə | Grawnya
Gwyneth | ˈɡwɪnəθ | Gwinnuth
Gwynfor | ˈɡwɪnvɔː | Gwin-vore
Hayek | ˈhaɪɛk | Hi-eck
Hobsbawm | ˈhɒbzbɔːm | Hobzbawm
Hough | hʌf | Huff | =
Huhne | hjuːn | Hewn
Hywel | ˈhaʊəl | Howel
Ifan | ˈiːvən | Even
Iolo | ˈjɒləʊ | Yollo
Iwan | ˈjuːən | Ewan
Jayaben Desai | ˌdʒaɪəbɛn dɛˈsaɪ | Jya-ben Dess-eye
Kaur | kaʊə | Cower
Keir | kɪə | Keer
Keir Hardie | ˌkɪə ˈhɑːdi | Keer Hardy
Keiran | ˈkɪərən | Keeran
Kerr | kɜː | Cur
Knollys | nəʊlz | Noles
Leveson | ˈluːsən | Loosen
Leveson-Gower | ˌluːsən ˈɡɔː | Loosen Gore
Llinos | ˈɬiːnɒs | Leenoss
Maclean | məˈkleɪn | Maclain
Mainwaring | ˈmænərɪŋ | Mannering
Mairéad | məˈreɪd | Muh-raid
Marjoribanks | ˈmɑːtʃbæŋks | Marchbanks
Maudsley | ˈmɔːdzli | Mawdzley
Mawdsley | ˈmɔːdzli | Mawdzley
McLeod | məˈklaʊd | Macloud
Menzies | ˈmɪŋɪs | Ming-iss
Mhairi | ˈvɑːri | Vahree
Micheál | ˈmiːhɔːl | Mee-hawl
Mises | ˈmiːzɪz | Mee-ziz
Mosley | ˈməʊzli | Mozley
Myfanwy | məˈvænwi | Mavanwy
Máire | ˈmɔːrjə | Moreya
Máirtín | ˌmɔːrˈtiːn | Morteen
Neruda | nəˈruːdə | Nerooda
Nerys | ˈnɛrɪs | Nerris
Nguyen | ˈnuːjən | Nooyen
Niamh | niːv | Neev
Oisín | ʌˈʃiːn | Usheen
Olaudah | əˈlaʊdə | Alouda
Oluwaseun | ˌɒluːwəˈʃeɪʊn | Ollua-shayun
Osborne | ˈɒzbɔːn | Ozborn
Owain | ˈəʊaɪn | Owine
Pepys | piːps | Peeps
Piketty | pɪˈkɛti | Pick-ettie
Poincaré | ˈpwæŋkəreɪ | Pwanka-ray
Prentis | ˈprɛntɪs | Prentiss
Pugh | pjuː | Pew
Pádraig | ˈpɔːdrɪɡ | Pawdrig
Rees | riːs | Reece
Rees-Mogg | ˌriːs ˈmɒɡ | Reece Mog
Rhiannon | riˈænən | Ree-annon
Rhys | riːs | Reece
Ruthven | ˈrɪvən | Riven
Róisín | ˌrəʊˈʃiːn | Ro-sheen
Seán | ʃɔːn | Shawn
Sian | ʃɑːn | Shahn
Sinéad | ʃɪˈneɪd | Shinaid
Siobhan | ʃɪˈvɔːn | Shivawn
Siobhán | ʃɪˈvɔːn | Shivawn
Sioned | ˈʃɒnɪd | Shonnid
Siphiwe | sɪˈpiːweɪ | Sip-ee-way
Siân | ʃɑːn | Shahn
Sorcha | ˈsɒrəxə | Sorraka
Soubry | ˈsuːbri | Soobry
Strachan | strɔːn | Strawn
Sunak | ˈsuːnæk | Soo-nack
Séamus | ˈʃeɪməs | Shaymus
Tadhg | taɪɡ | Tygue
Urquhart | ˈɜːkət | Erkert
Weill | vaɪl | Vile
Whelan | ˈwiːlən | Weelan
Wollstonecraft | ˈwʊlstənkrɑːft | Woolstoncraft
Wolstenholme | ˈwʊlstənhəʊm | Wool-sten-home
Wriothesley | ˈraɪəθsli | Rye-uths-lee
Yeats | jeɪts | Yates
"""
