"""One test for each kind of token: what is printed, and what is said."""

from __future__ import annotations

import pytest

from hearprint.script.normal import normal, style_for

_KINDS: dict[str, tuple[tuple[str, str], ...]] = {
    "money": (
        ("a £20bn cut", "a twenty billion pound cut"),
        ("It cost £1.5m.", "It cost one point five million pounds."),
        ("£24.99", "twenty-four pounds ninety-nine"),
        ("£1", "one pound"),
        ("£0.50 or 50p", "fifty pence or fifty pence"),
        ("£10-15 each", "ten to fifteen pounds each"),
        ("£100-a-week", "one hundred pounds a week"),
        ("a £5-a-head levy", "a five pound a head levy"),
        ("a loss of £½m", "a loss of half a million pounds"),
        ("-£30", "minus thirty pounds"),
        ("$7.50 and €1", "seven dollars fifty and one euro"),
    ),
    "old money": (
        ("2s 6d", "two shillings and sixpence"),
        ("£3 2s 6d", "three pounds two shillings and sixpence"),
        ("12/-", "twelve shillings"),
    ),
    "registers": (
        ("Wm. and Geo. Shaw", "William and George Shaw"),
        ("Ann (b. 1790) m. Jos. Lee", "Ann (born seventeen ninety) married Joseph Lee"),
        ("bap. 1811, bur. 1870", "baptised eighteen eleven, buried eighteen seventy"),
        ("Geo makes maps", "Geo makes maps"),
        ("Ask Wm.", "Ask William."),
        (
            "1871 (34 & 35 Vict. c. 31)",
            "eighteen seventy-one (thirty-four and thirty-five Victoria, chapter thirty-one)",
        ),
        ("7 Geo. 5 c. 3", "seven George the fifth, chapter three"),
    ),
    "timetables": (
        ("Dep. 0615, arr. 09.05", "Departs oh six fifteen, arrives nine oh five"),
        ("the 0742 to Crewe", "the oh seven forty-two to Crewe"),
    ),
    "names like short forms": (
        ("We met Max.", "We met Max."),
        ("Thanks to Ed. We won.", "Thanks to Ed. We won."),
        ("\u201cCome, Max.\u201d", "\u201cCome, Max.\u201d"),
        ("Ann Lee, Ed.", "Ann Lee, Editor."),
        ("Max. 30 people, not the max.", "Maximum thirty people, not the maximum."),
        ("They can opt.", "They can opt."),
    ),
    "words like those of score sheets": (
        ("She bought two pens.", "She bought two pens."),
        ("We paid our subs.", "We paid our subs."),
        ("won 3-2 on pens.", "won three two on penalties."),
    ),
    "doors and beginning": (
        ("7.30 for 8, at the Grand", "seven thirty for eight, at the Grand"),
        ("Tea is 12.45 for 1.", "Tea is twelve forty-five for one."),
        ("Saturday, 7 for 7.30", "Saturday, seven for seven thirty"),
        ("He paid 7.30 for 8 rolls.", "He paid seven point three oh for eight rolls."),
        ("It is 6.5 for 7.", "It is six point five for seven."),
        ("He had 7.30 for 9.", "He had seven point three oh for nine."),
    ),
    "days in figures": (
        ("Camp: 8/6\u201312/6.", "Camp: the eighth to the twelfth of June."),
        ("It runs 28/6\u20133/7.", "It runs the twenty-eighth of June to the third of July."),
        ("It runs 3/8 to 9/8.", "It runs the third to the ninth of August."),
        ("Shut from 5/6 to 8/6.", "Shut from the fifth to the eighth of June."),
    ),
    "parts of a whole": (
        ("Add 1/2\u20133/4 of a cup.", "Add one half to three-quarters of a cup."),
        ("It rose from 1/4 to 3/4 of it.", "It rose from one quarter to three-quarters of it."),
        ("a 3/4-1/2 blend", "a three-quarters to one half blend"),
    ),
    "sport": (
        ("101 n.o.", "One hundred and one not out."),
        ("won by 6 wkts.", "won by six wickets."),
        ("at 50/1", "at fifty to one"),
        ("a 100-30 shot", "a one hundred to thirty shot"),
        ("tied 18:15", "tied eighteen fifteen"),
        ("split 18:15", "split eighteen to fifteen"),
    ),
    "monarchs": (
        ("Queen Elizabeth I never came", "Queen Elizabeth the First never came"),
        ("James I died in 1625.", "James the First died in sixteen twenty-five."),
        ("I told James I never would.", "I told James I never would."),
    ),
    "ratios": (
        ("a 1:12 gradient", "a one in twelve gradient"),
        ("a ratio of 1:8", "a ratio of one to eight"),
    ),
    "codes": (
        ("S1-S8", "S. one to S. eight"),
        ("in [13]-[15]", "in thirteen to fifteen"),
        ("Davis 1981a", "Davis nineteen eighty-one A."),
        ("1 500 000 names", "one million five hundred thousand names"),
        ("12 340 strong", "twelve thousand three hundred and forty strong"),
        ("at 9 300 came", "at nine three hundred came"),
    ),
    "percentages": (
        ("from 55% to 49.5%", "from fifty-five per cent to forty-nine point five per cent"),
        ("12.5%", "twelve point five per cent"),
        ("5-10%", "five to ten per cent"),
        ("3\u2030", "three per mille"),
    ),
    "years": (
        ("in 2013-14", "in twenty thirteen to fourteen"),
        ("from 1914-18", "from nineteen fourteen to eighteen"),
        ("since 1905", "since nineteen oh five"),
        ("in 2005", "in two thousand and five"),
        ("the 1970s and the '80s", "the nineteen seventies and the eighties"),
        ("about 1200 members", "about one thousand two hundred members"),
    ),
    "dates": (
        ("3 June", "the third of June"),
        ("the 3rd of June 2024", "the third of June twenty twenty-four"),
        ("03/06/2024", "the third of June twenty twenty-four"),
        ("2024-06-03", "the third of June twenty twenty-four"),
        ("w/c 3 June", "week commencing the third of June"),
        ("Sat 3 Jun", "Saturday the third of June"),
        ("10-12 May", "the tenth to the twelfth of May"),
        ("30 April-2 May", "the thirtieth of April to the second of May"),
        ("June 3", "June the third"),
    ),
    "times": (
        ("at 7pm", "at seven p.m."),
        ("7.30pm", "seven thirty p.m."),
        ("19:30", "nineteen thirty"),
        ("7-9pm", "seven to nine p.m."),
        ("12 noon", "twelve noon"),
        ("at 18.00", "at eighteen hundred"),
    ),
    "numbers": (
        (
            "1,234,567",
            "one million two hundred and thirty-four thousand five hundred and sixty-seven",
        ),
        ("3.14", "three point one four"),
        ("21st", "twenty-first"),
        ("\u00be", "three-quarters"),
        ("2½", "two and a half"),
        ("a 2/3 majority", "a two-thirds majority"),
        ("aged 16-24", "aged sixteen to twenty-four"),
        ("a 60-year-old", "a sixty-year-old"),
        ("We won 3-2.", "We won three two."),
        ("2+2=4", "two plus two equals four"),
        ("a 60:40 split", "a sixty forty split"),
        ("over 65s", "over sixty-fives"),
        ("Acct no. 12345678", "Account number one two three four five six seven eight"),
        (
            "4x400m, then 4 x 20 mg",
            "four by four hundred metres, then four times twenty milligrams",
        ),
    ),
    "units": (
        ("5 km", "five kilometres"),
        ("20°C", "twenty degrees Celsius"),
        ("50 m²", "fifty square metres"),
        ("5'10\"", "five feet ten"),
    ),
    "addresses": (
        ("info@example.org", "info at example dot org"),
        ("www.example.org/join", "W.W.W. dot example dot org slash join"),
        ("https://example.org/join", "example dot org slash join"),
        ("#SaveOurNHS", "hashtag Save Our N.H.S."),
        ("0800 123 456", "oh eight hundred, one two three, four five six"),
        ("SW1A 1AA", "S.W. one A., one A.A."),
        ("12 Church St, Leeds", "twelve Church Street, Leeds"),
    ),
    "abbreviations": (
        ("e.g. this", "for example this"),
        ("St Pancras", "Saint Pancras"),
        ("Dr Hill", "Doctor Hill"),
        ("No. 10", "Number ten"),
        ("No, 10 of us", "No, ten of us"),
        ("pp. 12-15", "pages twelve to fifteen"),
        ("c. 1850", "circa eighteen fifty"),
        ("jobs, pay, etc.", "jobs, pay, et cetera."),
        ("Gen. Sec. Ann Hill", "General Secretary Ann Hill"),
    ),
    "capitals": (
        ("the TUC", "the T.U.C."),
        ("MPs' and CND's", "M.P.s' and C.N.D.'s"),
        ("NATO and UNISON", "NATO and Unison"),
        ("We must act NOW.", "We must act now."),
        ("They need US.", "They need us."),
        ("the US and IT workers", "the U.S. and I.T. workers"),
        ("RS21 and N30", "R.S. twenty-one and N. thirty"),
        ("A&E", "A. and E."),
        ("COP26", "Cop twenty-six"),
        ("a PhD", "a P.H.D."),
    ),
    "roman numerals": (
        ("Henry VIII", "Henry the Eighth"),
        ("World War II", "World War Two"),
        ("Chapter IV", "Chapter four"),
        ("VI Lenin", "V.I. Lenin"),
        ("a MIX of views", "a mix of views"),
        ("James I and VI", "James the First and Sixth"),
        ("Books I and II", "Books one and two"),
        ("in MCMLXVIII", "in nineteen sixty-eight"),
        ("the XXth congress", "the twentieth congress"),
    ),
    "law": (
        ("s.21", "section twenty-one"),
        ("ss.3(1)-(3)", "sections three one to three"),
        ("the ERA 1996", "the E.R.A. nineteen ninety-six"),
        ("para 3(2)(a)", "paragraph three two A."),
        ("[2019] UKSC 12", "twenty nineteen U.K.S.C. twelve"),
        ("R (Smith) v SSWP", "R (Smith) versus S.S.W.P."),
    ),
    "marks": (
        ("as Marx said.\u00b9\u00b2", "as Marx said."),
        ("Is it safe? As is.", "Is it safe? As is."),
        ("a ticket at \u00a35\u00b2 each", "a ticket at five pounds each"),
        ("in 1984\u00b3, and 10\u00b3", "in nineteen eighty-four, and ten cubed"),
        ("as shown.[12]", "as shown."),
        ("See [12].", "See twelve."),
        ("\u201c[T]he end\u201d [sic]", "\u201cThe end\u201d (sic)"),
        ("s**t", "S. star star T."),
        ("more* work", "more work"),
        ("\u2022 First", "First"),
        ("and/or", "and or"),
        ("he/she", "he or she"),
        ("Marks & Spencer", "Marks and Spencer"),
        ("word \u2013 word", "word \u2014 word"),
        ("wait...", "wait\u2026"),
        ("\U0001f44d", "thumbs up"),
        ("\u00a7 5", "section five"),
        ("a \u25a3 b", "a white square containing black small square b"),
    ),
}


@pytest.mark.parametrize(("printed", "said"), [pair for pairs in _KINDS.values() for pair in pairs])
def test_a_kind_is_said_as_a_british_reader_says_it(printed: str, said: str) -> None:
    assert normal(printed) == said


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("03/06/2024", "March sixth, twenty twenty-four"),
        ("3 June", "June third"),
        ("105", "one hundred five"),
        ("in 2005", "in two thousand five"),
    ],
)
def test_american_english_puts_the_month_first_and_leaves_out_the_and(
    printed: str, said: str
) -> None:
    assert normal(printed, style_for("en-US")) == said


@pytest.mark.parametrize(
    ("web", "said"),
    [
        ("short", "link: my dot org, or my dot com."),
        ("plain", "W.W.W. dot my dot org slash join, or my dot com."),
        ("full", "H.T.T.P.S. colon slash slash W.W.W. dot my dot org slash join, or my dot com."),
    ],
)
def test_web_addresses_are_said_as_the_setting_tells(web: str, said: str) -> None:
    text = "https://www.my.org/join, or my.com."
    assert normal(text, style_for("en-GB", web)) == said
