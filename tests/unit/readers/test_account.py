"""The words of a page: those read and those removed add up, whatever the page is like."""

from __future__ import annotations

import re
from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearprint.model.document import Document
from hearprint.model.words import count_words

PROSE = "<p>A paragraph that is long enough to be the article of this page, whatever stands by.</p>"

_BLOCKS = (
    "div p section article h2 h4 li ul ol blockquote table tr td th pre aside nav footer form"
    " figure figcaption dl dt dd button details summary noscript main header caption thead"
)
BLOCKS = tuple(_BLOCKS.split())
_INLINE = "span a em strong b i sup sub q abbr label time rt unknown-tag font"
INLINE = tuple(_INLINE.split())
VOID = ("<br>", "<hr>", "<img src=x alt='two words'>", "<img alt=''>", "<wbr>", "<input>")
ATTRIBUTES = (
    "",
    ' class="share"',
    ' class="headerlink"',
    ' class="comments"',
    ' class="pullquote"',
    ' class="byline"',
    ' class="poem"',
    ' class="footnotes"',
    ' id="fn1"',
    ' href="#fn1"',
    ' hidden=""',
    ' aria-hidden="true"',
    ' lang="cy"',
    ' role="navigation"',
    ' colspan="3"',
    ' rowspan="2"',
)

Tree = str


def _element(tag: str, attribute: str, children: list[str]) -> Tree:
    return f"<{tag}{attribute}>{''.join(children)}</{tag}>"


def _trees(texts: st.SearchStrategy[str]) -> st.SearchStrategy[Tree]:
    leaf = texts | st.sampled_from(VOID)
    tags = st.sampled_from(BLOCKS) | st.sampled_from(INLINE)
    return st.recursive(
        leaf,
        lambda inner: st.builds(
            _element, tags, st.sampled_from(ATTRIBUTES), st.lists(inner, max_size=4)
        ),
        max_leaves=24,
    )


WILD = st.text(
    st.sampled_from("abZ9\u00e9\u4e2d .,-\u2019\n\t\u00a0\u00ad\u200b\u2028\x0b\x85\ue0ee&;\u0301"),
    max_size=8,
)
#: Words that touch nothing, so that they can be counted without understanding the page.
LOOSE = st.lists(st.sampled_from(["one", "zwei", "tri3"]), max_size=3).map(
    lambda words: f" {' '.join(words)} "
)


def _balance(document: Document) -> tuple[int, int]:
    kept = sum(block.words for block in document.blocks)
    return kept + sum(gone.words for gone in document.removed), document.source_words


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(trees=st.lists(_trees(WILD), max_size=4))
def test_no_word_is_lost_or_split_or_glued(
    read_page: Callable[[str], Document], trees: list[Tree]
) -> None:
    found, expected = _balance(read_page(f"<body>{''.join(trees)}{PROSE}</body>"))
    assert found == expected


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(trees=st.lists(_trees(LOOSE), max_size=4))
def test_the_count_is_that_of_the_page_s_source(
    read_page: Callable[[str], Document], trees: list[Tree]
) -> None:
    page = f"<body>{''.join(trees)}{PROSE}</body>"
    shown = re.sub(r"<img[^>]*alt='([^']*)'>", r" \1 ", page)
    expected = count_words(re.sub(r"<[^>]*>", " ", shown))
    found, source_words = _balance(read_page(page))
    assert (found, source_words) == (expected, expected)


def test_scripts_and_styles_are_no_words(read_page: Callable[[str], Document]) -> None:
    plain = read_page(f"<body>{PROSE}</body>")
    full = read_page(f"<body><style>p {{}}</style>{PROSE}<script>let a = 'b c'</script></body>")
    assert full.source_words == plain.source_words


def test_inline_markup_neither_glues_nor_splits(read_page: Callable[[str], Document]) -> None:
    document = read_page(f"<body><p><b>Re</b>al <i>wo</i>rds<br>here.</p>{PROSE}</body>")
    assert document.blocks[0].text == "Real words here."


def test_a_note_mark_is_taken_out_without_gluing_its_neighbours(
    read_page: Callable[[str], Document],
) -> None:
    page = '<body><p>One<sup><a href="#fn1">1</a></sup>, two<sup><a href="#fn2">2</a></sup>three.'
    document = read_page(f"{page}</p>{PROSE}</body>")
    assert document.blocks[0].text == "One, two three."
    assert [(gone.reason, gone.text) for gone in document.removed] == [("note mark", "1 2")]
