"""Words and names of the labour movement and the left.

Our own work. The columns are told in :mod:`hearprint.script.shipped`.
"""
# ruff: noqa: RUF001 - IPA has letters of its own

TABLE = """
Allende | aɪˈɛndeɪ | Eye-enday
Althusser | ˈæltʊsɛə | Al-too-sair
Aufhebung | ˈaʊfheɪbʊŋ | Owf-hayboong
Babeuf | bæˈbɜːf | Baberf
Badiou | bæˈdjuː | Bad-you
Bakunin | bəˈkuːnɪn | Bakoonin
Bebel | ˈbeɪbəl | Babel
Blanqui | blɒŋˈkiː | Blonkey
Blanquist | ˈblɒŋkɪst | Blonkist
Bogdanov | bɒɡˈdɑːnɒf | Bog-dah-noff
Bourdieu | bɔːˈdjɜː | Bord-yur
Bukharin | buːˈxɑːrɪn | Boo-karin
Caballero | ˌkæbəˈljɛərəʊ | Cabbal-yairo | =
Callinicos | kəˈlɪnɪkɒs | Cuh-linnicoss
Camus | kæˈmuː | Camoo
Che Guevara | ˌtʃeɪ ɡəˈvɑːrə | Chay Guh-vahra
Chiapas | tʃiˈæpəs | Chee-ap-us
Chávez | ˈtʃævɛz | Chavvez
coup | kuː | coo
coup d'état | ˌkuː deɪˈtɑː | coo day-tah
Césaire | seɪˈzɛə | Say-zair
Dalit | ˈdɑːlɪt | Dahlit
Debord | dəˈbɔː | Duh-bore
Die Linke | ˌdiː ˈlɪŋkə | Dee Linka
Du Bois | djuː ˈbɔɪs | Due Boyce
Dunayevskaya | ˌduːnəˈjɛfskaɪə | Doona-yefskya
Engels | ˈɛŋɡəlz | Eng-gulls
Erfurt | ˈɛəfʊət | Airfurt
Euskadi | ɛuˈskɑːdi | Eh-oo-skardy
Fabian | ˈfeɪbiən | Faybian
Falun Gong | ˌfɑːluːn ˈɡɒŋ | Fahloon Gong
Fedayeen | ˌfɛdəˈjiːn | Fedda-yeen | =
Feuerbach | ˈfɔɪəbɑːx | Foy-a-bark
Foucault | ˈfuːkəʊ | Foo-koh
Freikorps | ˈfraɪkɔː | Fry-core
Freire | ˈfrɛəri | Frairy
Gdańsk | ɡəˈdænsk | Guh-dansk
Gorz | ɡɔːts | Gorts
Gotha | ˈɡəʊtə | Goata
Gramsci | ˈɡræmʃi | Gramshee
Guesde | ɡɛd | Ghed
Habermas | ˈhɑːbəmæs | Hahber-mass
Hegel | ˈheɪɡəl | Haygle
Hegelian | heɪˈɡiːliən | Haygeelian
hegemony | hɪˈɡɛməni | hi-ghemmony
Ho Chi Minh | ˌhəʊ tʃiː ˈmɪn | Ho Chee Min
Houthi | ˈhuːθi | Hoothy
Ibárruri | ɪˈbɑːruri | Ee-bah-roo-ree
Jaurès | ʒɔːˈrɛs | Zhaw-ress
Jogiches | ˈjɒɡɪʃɛs | Yogi-shess
Kamenev | ˈkæmɪnɛf | Camin-ef
Kautsky | ˈkaʊtski | Cowtsky
Keynes | keɪnz | Canes
Keynesian | ˈkeɪnziən | Kaynzian
Keynesianism | ˈkeɪnziənɪzəm | Kaynzianism
Kondratiev | kɒnˈdrætiɛf | Kondratyeff
Kronstadt | ˈkrɒnʃtæt | Cronshtatt
kulak | ˈkuːlæk | coolack
kulaks | ˈkuːlæks | coolacks
Kuomintang | ˌkwəʊmɪnˈtæŋ | Kwo-min-tang
Kyiv | kiːv | Keev
La Pasionaria | læ ˌpæsiəˈnɑːriə | La Passio-nahria
laissez-faire | ˌlɛseɪ ˈfɛə | lessay fair
Latinx | ləˈtiːnɛks | Lateenex
Lefebvre | ləˈfɛvrə | Luh-fevra
Limoges | lɪˈməʊʒ | Limmozh
Louise Michel | luːˈiːz miːˈʃɛl | Louise Mee-shell
Lukács | ˈluːkætʃ | Loo-catch
Lviv | lviːv | Luh-veev
Lyon | ˈliːɒn | Lee-on
Malatesta | ˌmæləˈtɛstə | Malla-testa
Mao Zedong | ˌmaʊ zəˈdʊŋ | Mao Zedoong
Mapuche | məˈpuːtʃeɪ | Mapoochay
Marcuse | mɑːˈkuːzə | Mar-cooza
Mariátegui | ˌmæriˈɑːtəɡi | Mari-ahteggy
Maurín | maʊˈriːn | Mau-reen
Mayakovsky | ˌmaɪəˈkɒfski | My-a-kofsky
Morales | məˈrɑːlɛs | Muh-rah-less
Mélenchon | meɪlɒnˈʃɒn | May-lon-shon
Mészáros | ˈmeɪsɑːrɒs | May-sah-ross
nomenklatura | ˌnɒmənkləˈtʊərə | nommenkla-toura
Noske | ˈnɒskə | Noska
Oaxaca | wəˈhɑːkə | Wahahka
operaismo | ˌɒpəraɪˈɪzməʊ | oppera-izmo
Pannekoek | ˈpænəkʊk | Panna-cook
Plekhanov | plɪˈxɑːnɒf | Plekkahnoff
Podemos | pɒˈdeɪmɒs | Podaymoss
Poulantzas | puːˈlæntzəs | Poo-lantzass
Proudhon | ˈpruːdɒn | Prood-on
quorate | ˈkwɔːrət | quorrut
Radek | ˈrædɛk | Raddeck
Rakovsky | rəˈkɒfski | Ruh-kofsky
Rancière | rɒnsiˈɛə | Ron-see-air
rapprochement | ræˈprɒʃmɒ̃ | raproshmon
Realpolitik | reɪˈɑːlpɒlɪtiːk | ray-ahl-polliteek | =
rentier | ˈrɒntieɪ | ron-tee-eh
rentiers | ˈrɒntieɪz | ronty-aze
Rojava | rəʊʒəˈvɑː | Ro-zha-vah
Sartre | ˈsɑːtrə | Sartra
Solidarność | ˌsɒliˈdɑːnɒʃtʃ | Solli-dar-noshch
Stakhanovite | stəˈkɑːnəvaɪt | Sta-kahn-o-vite
Sverdlov | svɛədˈlɒf | Sverd-loff
Thaelmann | ˈteɪlmæn | Tale-man
Thälmann | ˈtɛlmæn | Tell-man
Togliatti | tɒlˈjæti | Tol-yatty
Tupamaros | ˌtuːpəˈmɑːrɒs | Toopa-mah-ross
Vaillant | vaɪˈjɒn | Vye-yon
Varoufakis | ˌværuːˈfɑːkɪs | Varru-fahkiss
Vendée | vɒnˈdeɪ | Von-day
Vygotsky | vɪˈɡɒtski | Viggotsky
Wałęsa | væˈwɛnsə | Va-wensa
Weber | ˈveɪbə | Vayber | = | Max, sociologist, sociology, bureaucracy, capitalism, Protestant
Weimar | ˈvaɪmɑː | Vie-mar
Weltanschauung | ˈvɛltænʃaʊʊŋ | velt-an-shau-oong
Zetkin | ˈtsɛtkɪn | Tset-kin
Zhdanov | ˈʒdɑːnɒf | Zhuh-dah-noff
Zhou Enlai | ˌdʒəʊ ɛnˈlaɪ | Joe En-lie
Zimmerwald | ˈtsɪməvælt | Tsimmer-valt
Zinoviev | zɪˈnɒvjɛf | Zinnovyeff
Öcalan | ˈɜːdʒəlɑːn | Urjalan
Žižek | ˈʒiːʒɛk | Zhee-zhek
"""
