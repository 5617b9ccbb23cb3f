"""Accordions and tabs: what a page shows after a click is part of its article."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hearprint.model.document import Document, Role

Read = Callable[[bytes | str], Document]

LONG = "The garden club has met in the old school since the year in which its roof was mended."
ANSWER = "Soak the beans overnight in cold water, and drain them well before you cook them."
OTHER = "Peas need no soaking at all, and are done when the broth has grown thick around them."
BUTTON = "<button aria-expanded=false aria-controls=p>How long do beans soak?</button>"


def _page(inner: str) -> str:
    return (
        "<!DOCTYPE html><html lang=en><body><nav><a href=/>Home</a> <a href=/n>News</a></nav>"
        f"<article><h1>Beans</h1><p>{LONG}</p><p>{LONG} Twice.</p>{inner}<p>{LONG} Thrice.</p>"
        "</article><footer>Small print</footer></body></html>"
    )


def _read(document: Document) -> list[str]:
    assert sum(b.words for b in document.blocks) + sum(r.words for r in document.removed) == (
        document.source_words
    )
    return [block.text for block in document.blocks[3:-1]]


@pytest.mark.parametrize(
    "inner",
    [
        f"<h3>{BUTTON}</h3><div id=p hidden><p>{ANSWER}</p></div>",
        f"<h3>{BUTTON}</h3><div id=p hidden=until-found><p>{ANSWER}</p></div>",
        f"<h3>{BUTTON}</h3><div id=p style='display: none'><p>{ANSWER}</p></div>",
        f"<h3>{BUTTON}</h3><div id=p aria-hidden=true><p>{ANSWER}</p></div>",
        f"<h3>{BUTTON}</h3><div id=p class='panel d-none'><p>{ANSWER}</p></div>",
        (
            f"<h3><button aria-expanded=false>How long do beans soak?</button></h3>"
            f"<div hidden><p>{ANSWER}</p></div>"
        ),
        f"<dl><dt>{BUTTON}</dt><dd id=p hidden>{ANSWER}</dd></dl>",
        f"{BUTTON}<div id=p hidden><p>{ANSWER}</p></div>",
        f"<h3>How long do beans soak?</h3><div hidden=until-found><p>{ANSWER}</p></div>",
        f"<details><summary>How long do beans soak?</summary><p>{ANSWER}</p></details>",
        (
            "<h2 class=accordion-header><button class='accordion-button collapsed'"
            " data-bs-target='#c' data-bs-toggle=collapse>How long do beans soak?</button></h2>"
            f"<div id=c class='accordion-collapse collapse'><div>{ANSWER}</div></div>"
        ),
        (
            "<p><a data-toggle=collapse href='#c' role=button>How long do beans soak?</a></p>"
            f"<div id=c class=collapse hidden><p>{ANSWER}</p></div>"
        ),
    ],
)
def test_what_a_button_opens_is_read_and_so_is_the_question_on_the_button(
    read_page: Read, inner: str
) -> None:
    assert _read(read_page(_page(inner))) == ["How long do beans soak?", ANSWER]


def test_a_button_in_a_heading_is_that_heading(read_page: Read) -> None:
    inner = f"<h3>{BUTTON}</h3><div id=p hidden><p>{ANSWER}</p></div>"
    title = read_page(_page(inner)).blocks[3]
    assert (title.role, title.level) == (Role.HEADING, 3)


def test_a_button_that_only_says_more_is_left_out_and_what_it_opens_is_read(
    read_page: Read,
) -> None:
    document = read_page(
        _page(f"<button aria-controls=p>Show more</button><div id=p hidden>{ANSWER}</div>")
    )
    assert _read(document) == [ANSWER]
    assert "Show more" in [gone.text for gone in document.removed]


@pytest.mark.parametrize(
    "tabs",
    [
        (
            "<div role=tablist><button role=tab aria-controls=t1>Beans at home</button>"
            "<button role=tab aria-controls=t2>Peas at home</button></div>"
        ),
        (
            "<ul class='nav nav-tabs' role=tablist><li><a role=tab href='#t1'>Beans at home</a>"
            "</li><li><a role=tab href='#t2'>Peas at home</a></li></ul>"
        ),
    ],
)
def test_every_tab_is_read_below_its_own_name(read_page: Read, tabs: str) -> None:
    panels = (
        f"<div role=tabpanel id=t1><p>{ANSWER}</p></div>"
        f"<div role=tabpanel id=t2 hidden><p>{OTHER}</p></div>"
    )
    read = _read(read_page(_page(tabs + panels)))
    assert read == ["Beans at home", ANSWER, "Peas at home", OTHER]


def test_a_panel_that_no_tab_names_is_read_too(read_page: Read) -> None:
    assert _read(read_page(_page(f"<div role=tabpanel hidden><p>{ANSWER}</p></div>"))) == [ANSWER]


@pytest.mark.parametrize(
    ("inner", "reason"),
    [
        (f"<div hidden><p>{ANSWER}</p></div>", "hidden"),
        (f"<div style='display:none'><p>{ANSWER}</p></div>", "hidden"),
        (f"<p aria-hidden=true>{ANSWER}</p>", "hidden"),
        (f"<button onclick='go()'>Go</button><div hidden>{ANSWER}</div>", "hidden"),
        (f"{BUTTON}<div id=other hidden>{ANSWER}</div>", "hidden"),
        (f"<nav>{BUTTON}</nav><div id=p hidden>{ANSWER}</div>", "hidden"),
        (f"<input aria-expanded=false aria-controls=p><div id=p hidden>{ANSWER}</div>", "hidden"),
        (
            (
                "<button aria-haspopup=true aria-controls=p>Words</button>"
                f"<div id=p hidden>{ANSWER}</div>"
            ),
            "hidden",
        ),
        (
            (
                f"{BUTTON}<ul id=p hidden><li><a href=/a>Soak the beans overnight in cold water</a>"
                "<li><a href=/b>and drain them well</a></ul>"
            ),
            "hidden",
        ),
        (f"{BUTTON}<div id=p class=cookie-banner hidden>{ANSWER}</div>", "cookie notice"),
        (f"{BUTTON}<div id=p role=dialog hidden>{ANSWER}</div>", "hidden"),
        (f"{BUTTON}<div id=p hidden><form>{ANSWER}</form></div>", "form"),
        (
            (
                "<button data-bs-toggle=modal data-bs-target='#p'>Join</button>"
                f"<div id=p class='modal fade' aria-hidden=true>{ANSWER}</div>"
            ),
            "hidden",
        ),
    ],
)
def test_what_no_button_opens_or_only_a_menu_or_a_notice_stays_out(
    read_page: Read, inner: str, reason: str
) -> None:
    document = read_page(_page(inner))
    assert not any("beans overnight" in text for text in _read(document))
    gone = [one for one in document.removed if "beans overnight" in one.text]
    assert [one.reason for one in gone] == [reason]


def test_the_button_of_a_notice_is_left_out_with_it(read_page: Read) -> None:
    inner = f"<h3>{BUTTON}</h3><div id=p class=cookie-banner hidden>{ANSWER}</div>"
    assert _read(read_page(_page(inner))) == []


def test_a_template_is_never_shown(read_page: Read) -> None:
    document = read_page(_page(f"{BUTTON}<template id=p><p>{ANSWER}</p></template>"))
    assert "overnight" not in str(_read(document))
