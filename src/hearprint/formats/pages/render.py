"""Templates to bytes. Jinja2 escapes everything that is put into them."""

from __future__ import annotations

from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from hearprint.formats import phrases
from hearprint.model.programme import BundleFile

STYLE = "style.css"


def environment() -> Environment:
    """Our templates, with the phrases they use."""
    made = Environment(
        loader=PackageLoader("hearprint.formats.pages", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals["say"] = phrases
    return made


def page(env: Environment, template: str, name: str, **values: object) -> BundleFile:
    """The file ``name``, made from ``template``."""
    html = env.get_template(template).render(**values)
    return BundleFile(name=name, media_type="text/html", content=html.encode("utf-8", "replace"))


def style() -> BundleFile:
    """The one style sheet of all pages."""
    content = files("hearprint.formats.pages").joinpath("templates", STYLE).read_bytes()
    return BundleFile(name=STYLE, media_type="text/css", content=content)


def tongue(language: str) -> str:
    """The language of our own words on a page whose text is in ``language``.

    They are English: as British as the text when that is English too.
    """
    return language if language.casefold().split("-")[0] == "en" else "en"
