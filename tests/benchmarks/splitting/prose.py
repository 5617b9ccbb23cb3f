"""Our own sentences, with slots: what the corpus is written from.

Each line is a sentence of original prose. ``{name}``, ``{town}``, ``{sum}`` ... are filled by
``writer.py``; a document never uses the same sentence twice with the same filling.
"""

from __future__ import annotations

ENGLISH = """
The lift at {place} has now been out of order since {month}, and the landlord's last letter spoke only of a part that was expected shortly.
Nobody at the meeting in {town} could remember a spring in which so many people had come back of their own accord.
We counted {number} names on the sheet, though at least a dozen of those had signed for a neighbour who could not manage the stairs.
{name} opened the discussion by asking who in the room had ever read the constitution from beginning to end.
The money was never the point, and yet without the {sum} that the raffle brought in we should have closed the office by {month}.
When the rain came through the ceiling of the hall we moved the chairs to the dry side and carried on with the agenda.
It is a strange thing to campaign for a bus, because the people who need it most are the people who cannot come to the demonstration.
{name} had kept every leaflet since {year} in a biscuit tin, and the biscuit tin turned out to be the best archive in the county.
The inspector's report runs to {number} pages, of which perhaps four describe the building and the remainder describe the procedure.
By the time the kettle had boiled the argument was over, and nobody was quite sure which side had won it.
An allotment is not a garden in the ordinary sense; it is a lease, a rota, a shared hose and a quarrel about the gate.
In {town} the branch meets above a launderette, which keeps the room warm in winter and makes it smell of soap.
The council has promised an answer by {date}, but it promised the same thing in {year} and the year after that.
Anyone who has sat through a tribunal knows that the silence before the decision is longer than the decision.
Members who cannot travel are asked to send their vote by post, and the returning officer will read each one aloud.
The choir sang from the balcony because the stage had been given over to sacks of potatoes.
What strikes the visitor first is the quiet, and only afterwards the neatness of the beds and the labels written in a firm hand.
{name} used to say that a good committee is one which can disagree on Tuesday and share a van on Saturday.
The subscription will stay at {sum} a year, with a lower rate for those who are out of work or studying.
Of the {number} households who answered our questions, more than half had been without hot water for a week or longer.
The old boundary stones can still be found along the lane, if one is prepared to push aside the nettles.
Every winter the river takes another yard of the meadow, and every spring somebody proposes a wall.
We do not claim that the scheme is perfect; we claim only that it is cheaper than doing nothing.
The printer telephoned at nine in the evening to say that the last sheet had been folded the wrong way.
{name} took the minutes, and took them so faithfully that two members asked for their remarks to be removed.
There were speeches, of course, but what people remember is the walk home through {town} with the lamps lit.
The grant from the trust was for {sum}, to be spent on tools, seed and the repair of the glasshouse.
Apprentices were taken on at fifteen and were expected to sweep, to fetch and to say nothing about the fumes.
A petition with {number} signatures was handed in on {date}, and a second one is on its way.
The librarian showed us a ledger in which every borrowed book had been entered by hand for sixty years.
Some of the older members feared that the new rules would drive away exactly the people for whom they were written.
It took {name} three attempts to get the tractor through the gate, and one attempt to take the gate off its post.
The doctor's surgery moved to {town}, and with it went the chemist, the bakery and the reason for the bus.
Nothing in the lease forbids a washing line, although the managing agent writes as if it did.
A strike is mostly waiting, and the waiting is mostly weather.
The bridge was closed for {number} days, during which the ferryman earned more than in the whole of the previous year.
We learned to read the timetable backwards, from the appointment to the bed.
In the autumn of {year} the mill was sold to a company that had never seen it.
The children painted the shutters in eleven colours because nobody could agree on one.
{name} was the first to point out that the figures in the second column did not add up to the total.
Seeds were exchanged in twists of newspaper, each with a name and a warning.
The regulations say that a tenant must be given twenty-eight days, and the notice gave nineteen.
On the last evening the visitors cooked for the hosts, with mixed results and a great deal of laughter.
Our thanks go to everybody in {town} who gave a bed, a meal or an afternoon.
The survey was never meant to be scientific, but its answers were so alike that we publish them as they stand.
If the heating fails, ring the office first and write down the time of the call.
{name} remembers the flood of {year} chiefly for the smell of wet flour.
A letter was sent to the minister, who replied through a secretary that the matter was being looked into.
The tide tables were wrong by an hour, which is how the outing came to be longer than intended.
Half of the repairs were done by volunteers, and it is that half which has lasted.
The museum keeps the banner in a drawer, wrapped in tissue, and brings it out once a year for the gala.
Few things divide a village so thoroughly as the question of where to put the bench.
The auditors found one mistake of {sum}, and it was in our favour.
Everyone agreed that the soup had been better in the days of the coal stove.
The path along the canal is open again, although the surface beyond the second lock is still rough.
What began as a reading circle of five has become, in {number} months, the largest evening class in the district.
She had been told that the work was temporary, and so it was, for thirty-one years.
The agreement was signed in the canteen with a borrowed pen, and the pen has not been seen since.
A careful reader will notice that the word solidarity appears nowhere in the document.
It was {name} who suggested that the keys should be kept at the fire station.
The weather station on the roof recorded {number} days of frost, the fewest since the log was begun.
We are often asked why the journal appears at such odd intervals; the answer is that it appears when it is finished.
At the end of the lane stands a house with no door, only windows, which has puzzled surveyors for a century.
Bees do not read planning notices, and so the hives had to be moved by night.
The first shipment of coal reached {town} on {date}, and the last left it within living memory.
Several members have asked for larger print, and from this issue they shall have it.
The harbour master refused to give a reason, but he refused it politely.
An orchard planted in {year} is only now beginning to repay the people who planted it.
We asked {name} to describe an ordinary day, and the description took until supper.
The committee regrets the late arrival of the papers, which were held at the depot in {town}.
The machine prints {number} sheets an hour when it is in a good temper.
Before there was a telephone there was a boy on a bicycle, and before the boy there was shouting.
To everyone's surprise the motion was carried, and to nobody's surprise it was then ignored.
A second opinion was sought from an engineer in {town}, who laughed and sent no bill.
The shop sells thread, lamp oil, tinned fish and, on Fridays, fresh bread.
The fund now stands at {sum}, and the appeal remains open until {date}.
Those who had worked the longest spoke the least.
There is a photograph of the founders on the landing, looking as though they had been told not to smile.
The new rota begins in {month}, and swaps should be arranged with one another rather than through the office.
Under the floorboards the joiners found a newspaper from {year} and a single child's shoe.
The argument for the reservoir was always an argument about somebody else's valley.
Two of the {number} delegates had walked, and they arrived before the train.
The sign at the crossroads points to a place that was never built.
Our correspondent in {town} writes that the market is busier than it has been for a decade.
It would be wrong to call the result a victory, but it would be ungrateful to call it anything else.
The classes are free, and there is a crèche, and the door is wide enough for a wheelchair.
When the record was finally corrected, {name} framed the page and hung it in the kitchen.
The roof was thatched with reed from the estuary, cut in {month} and carted before the roads grew soft.
Nobody had thought to ask the caretaker, who had known the answer all along.
There is no shame in asking for the form to be read aloud.
The dispute over the footpath has now outlived two landowners and a bishop.
In the evenings the weavers met to hear the newspaper read, each paying a farthing towards the candle.
The total cost, including the hire of the hall, came to {sum}.
Please return the keys to {name} before the end of {month}.
A proposal to paint the railings was referred to a working party, which has not met.
The soil is heavy, and the spade work must be done before {date} if it is to be done at all.
On the whole the experiment was a success, if only because it taught us what not to try again.
The apprentices' hostel in {town} had {number} beds and one bath.
The ferry carries nine cars, or one lorry and an apology.
Long after the quarry closed, the siren was still sounded at noon.
He wrote with his left hand, in green ink, and he answered every letter on the day it came.
The archive holds {number} boxes, and we have opened forty of them.
We would rather be late than wrong, and this time we were both.
The company's own engineers had warned of the danger in {year}, in a report that was filed and forgotten.
Growers near {town} have agreed to share a cold store, a lorry and the services of a bookkeeper.
The most useful advice came from {name}, who told us to measure the doorway before buying the stove.
A benefit evening raised {sum} for the families, and somebody left a hat full of foreign coins.
The hedge was laid in the old style, with hazel stakes and a great deal of patience.
There will be a collection at the door, and tea afterwards for those who stay.
The schoolroom clock was kept ten minutes fast, so that no child could ever claim to be early.
The tribunal heard the case on {date} and reserved its judgment.
For years the only map of the drains was the one in {name}'s head.
The exhibition has travelled to {number} towns, and in each it has gathered another story.
The sea wall was built by prisoners, repaired by volunteers and is now maintained by nobody.
Most of what we know about the early years comes from a single exercise book.
A reader in {town} corrects us: the procession went by the high road, not along the quay.
It is easy to be wise about the harvest when one has not had to bring it in.
The engine was started every Sunday, not because it was needed but because it was loved.
The office will be closed from {date} for about a fortnight while the wiring is renewed.
If you would like to help, speak to {name} or to anybody wearing a yellow armband.
The parish paid for the bell, the bell called the parish, and neither has been out of debt since.
Between the two wars the society lent tools to {number} families without losing a single spade.
The verdict of the older residents was that the square had looked better with the trees.
Translation was by whispering, which made the jokes arrive twice.
A tenant is entitled to see the file, and a tenant who has seen the file is seldom refused.
The scaffolding stayed up through the whole of {year}, and the swallows nested in it.
The meeting thanked {name} for eleven years as treasurer and elected nobody in her place.
We have heard the same sentence in every office: it is not for this department to decide.
The wharf at {town} once handled more timber than any port on that coast.
Each household keeps one key, one bucket and one copy of the rules.
The rota fell apart in the second week, as rotas do, and was mended in the third.
The pamphlet sold {number} copies at the gate, mostly to the people it criticised.
Sound carries across the reservoir, so that one hears the far village's band but never sees it.
The dance was held in the engine shed, between the two locomotives, by the light of the signal lamps.
The ballot closes at noon on {date}, and papers received after that hour cannot be counted.
Some of the letters were addressed simply to the cooperative, and all of them arrived.
The saving on electricity in the first winter was {sum}, which surprised even the optimists.
A map drawn by {name} shows every stile, spring and bad-tempered dog in the parish.
The case for reopening the line rests on {number} passengers a day, a figure that was passed last summer by the replacement bus.
In the gallery the portraits had been hung according to size, which put the founder beside the cook.
Nurses from {town} brought their own banner, and their own sandwiches.
There is a rule against dogs, and there is also a dog.
He resigned in {month}, was thanked in {month2}, and was back at his desk before the year was out.
The museum's oldest loom still works, provided that nobody hurries it.
Our solicitor advises that the clause is unenforceable, and that we should nevertheless not test it.
The poster was pasted over within a day, but by then {number} people had written down the address.
They had come for the music and they stayed for the quarrel.
A dry summer brought up the outlines of the abbey in the grass, as clear as a drawing.
The scheme pays {sum} a week to those who finish the course, and nothing to those who are ill during it.
The chair ruled that the amendment was in order, and then that it was not.
By {year} the tramway had carried its millionth passenger and lost its first wheel.
What the census calls a household may be a family, a boarding house or a very large boat.
The hardest part of the repair was getting permission to begin it.
In {town} we were told that the archive had been lost in a fire; in fact it had been lost in a move.
The poem was found in the lining of a coat and printed without the poet's knowledge.
Her evidence lasted for two hours, and she did not once look at her notes.
The seed catalogue for {year} lists forty kinds of bean, of which seven are still grown.
A short walk from the station brings one to the almshouses, whose garden is open on the first Sunday of the month.
The delegates from {town} were given the floor at last, and used it to propose an adjournment.
The estate was built quickly and has been falling down slowly ever since.
Anyone may attend, anyone may speak, and only members may vote.
Cold tea, they say, is the best thing for a wooden floor.
The second volume appeared in {year}, a decade after the first and a decade before the corrections.
It fell to {name} to explain to the press why the ribbon had already been cut.
The interpreters asked for a longer break, and everyone else was grateful to them.
A lodger is not a tenant, and a licence is not a lease, whatever the heading on the paper says.
Three things are needed for a good bonfire: dry wood, a still night and somebody who knows when to stop.
The well was sunk to {number} feet before the diggers met water, and by then the money had gone.
""".strip().splitlines()

GERMAN = """
Die Bücherei in {town} bleibt vorerst geöffnet, obwohl der Gemeinderat im {month} das Gegenteil beschlossen hatte.
{name} erinnerte daran, dass die Genossenschaft schon {year} einmal vor derselben Entscheidung gestanden hatte.
Für die Reparatur des Daches sind bisher {sum} zusammengekommen, und die Sammlung geht weiter.
Wer nicht selbst kommen kann, darf seine Stimme schriftlich abgeben oder eine Nachbarin schicken.
Die Straßenbahnhaltestelle wird verlegt, was niemand verlangt und niemand verhindert hat.
Im Gemeinschaftsgarten wuchsen in diesem Sommer mehr Kürbisse, als der Keller fassen konnte.
Der Bericht umfasst {number} Seiten, doch die entscheidende Zahl steht in einer Fußnote.
Es war ein langer Abend, und am Ende stimmten auch die Zweifler mit erhobener Hand dafür.
Die Lehrwerkstatt bildet seit {year} Tischlerinnen aus, und jede von ihnen hat eine Stelle gefunden.
Aus {town} wird berichtet, dass die Gespräche über die Mieterhöhung ins Stocken geraten sind.
Zwischen Mühlgraben und Bahndamm liegt ein Stück Land, das in keinem Grundbuch verzeichnet ist.
Die Schwierigkeit besteht darin, dass Zuständigkeiten verteilt, Verantwortlichkeiten aber verschwiegen werden.
Am {date} treffen sich alle Beteiligten zu einer Besichtigung der Baustelle.
Manche Briefe erreichen uns ohne Marke, manche ohne Absender, und einer kam ohne Inhalt.
{name} führte das Protokoll so genau, dass es länger wurde als die Sitzung.
Die neue Geschäftsordnung tritt in Kraft, sobald jemand sie abgeschrieben hat.
Der Chor probt donnerstags im Feuerwehrhaus, wenn die Feuerwehr nicht selbst dort singt.
Nach dem Hochwasser standen {number} Häuser leer, und in manche ist nie wieder jemand eingezogen.
Unsere Wanderung führte über die alte Grenzbrücke und endete, wie immer, im Wirtshaus.
Das Wohnungsamt verweist auf die Kreisverwaltung, und die Kreisverwaltung verweist auf das Wohnungsamt.
Die Ausstellung zeigt Werkzeuge, deren Namen heute kaum noch jemand kennt.
Es bleibt uns nur, den freiwilligen Helferinnen und Helfern aus {town} herzlich zu danken.
Die Nachtschicht hatte das Licht brennen lassen, damit die Frühschicht den Weg fand.
Wir bitten um Verständnis dafür, dass dieses Heft später erscheint als angekündigt.
Eine Gesellschaft, die ihre Alten vergisst, vergisst zugleich ihre eigene Zukunft.
Die Apfelbäume an der Landstraße gehören niemandem und werden von allen geerntet.
""".strip().splitlines()

FRENCH = """
La bibliothèque de {town} restera ouverte, malgré la décision prise par le conseil au mois de {month}.
{name} a rappelé que la coopérative avait déjà connu une pareille hésitation en {year}.
La réparation du toit a coûté {sum}, et la collecte continue jusqu'au {date}.
Personne ne savait plus qui avait proposé le premier de repeindre les volets.
Le rapport compte {number} pages, mais le chiffre qui importe se cache dans une note.
Les jardins partagés ont donné cette année plus de courges que la cave ne pouvait en contenir.
Il faut imaginer la place sans voitures, avec des enfants, des bancs et un peu d'ombre.
Les locataires ont écrit trois fois au propriétaire, qui n'a jamais répondu.
À {town}, la fanfare répète dans l'ancienne gare, entre deux passages du train de marchandises.
Nous remercions celles et ceux qui ont ouvert leur maison aux délégués venus de loin.
L'assemblée s'est prononcée à main levée, après une discussion longue et courtoise.
Le meunier tenait ses comptes à la craie, sur la porte de la grange.
Aucun règlement n'interdit d'étendre le linge, bien que le syndic affirme le contraire.
Le bulletin paraît lorsque l'imprimeur a du papier et que la rédaction a terminé de se quereller.
{name} avait conservé tous les tracts dans une boîte à biscuits depuis {year}.
La rivière emporte chaque hiver un mètre de prairie, et chaque printemps quelqu'un propose une digue.
Les cours sont gratuits, et une garderie accueille les plus jeunes.
On a compté {number} personnes dans la salle, sans compter celles qui écoutaient depuis l'escalier.
Le pont est resté fermé tout l'automne, ce qui a fait la fortune du passeur.
Une lettre de {town} nous signale que le marché du samedi reprend.
Les anciens se souviennent surtout de l'odeur de la farine mouillée.
La vérité est que nous préférons arriver en retard plutôt que de nous tromper.
""".strip().splitlines()

SPANISH = """
La biblioteca de {town} seguirá abierta, aunque el ayuntamiento había decidido lo contrario en {month}.
{name} recordó que la cooperativa ya había pasado por una duda semejante en {year}.
El arreglo del tejado ha costado {sum}, y la colecta continúa hasta el {date}.
Nadie sabía ya quién había propuesto por primera vez pintar las contraventanas.
El informe tiene {number} páginas, pero la cifra que importa está escondida en una nota.
Los huertos comunes dieron este año más calabazas de las que cabían en la bodega.
Los inquilinos escribieron tres veces al propietario, que no contestó nunca.
En {town} la banda ensaya en la antigua estación, entre dos trenes de mercancías.
Agradecemos a todas las personas que abrieron su casa a los delegados venidos de lejos.
La asamblea votó a mano alzada después de una discusión larga y amable.
El molinero llevaba las cuentas con tiza en la puerta del granero.
Ninguna norma prohíbe tender la ropa, por mucho que el administrador diga lo contrario.
El boletín aparece cuando la imprenta tiene papel y la redacción ha terminado de discutir.
El río se lleva cada invierno un metro de prado, y cada primavera alguien propone un muro.
Las clases son gratuitas, y hay guardería para los más pequeños.
Contamos {number} personas en la sala, sin contar a quienes escuchaban desde la escalera.
El puente estuvo cerrado todo el otoño, y el barquero hizo fortuna.
Los mayores se acuerdan sobre todo del olor de la harina mojada.
La verdad es que preferimos llegar tarde antes que equivocarnos.
Una carta de {town} nos avisa de que vuelve el mercado de los sábados.
""".strip().splitlines()

VERSES = (
    (
        "The lamp is out along the quay,",
        "the nets are folded, stiff with brine,",
        "and all the boats that went to sea",
        "come home by twos along the line.",
    ),
    (
        "I had a spade, I had a row,",
        "I had a neighbour with a hose;",
        "he told me all I need to know",
        "of what will come where nothing grows.",
    ),
    (
        "They shut the mill, they sold the wheel,",
        "they let the water find its way;",
        "it runs as though it could not feel",
        "the silence at the end of day.",
    ),
    (
        "Snow on the step, the paper late,",
        "a kettle talking to the wall,",
        "and someone leaning on the gate",
        "who did not come to ask at all.",
    ),
)
