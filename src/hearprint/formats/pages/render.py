"""Templates to bytes. Jinja2 escapes everything that is put into them."""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache
from importlib.resources import files

from jinja2 import (
    BytecodeCache,
    ChoiceLoader,
    DictLoader,
    Environment,
    PackageLoader,
    StrictUndefined,
    TemplateError,
)
from jinja2.bccache import Bucket

from hearprint.errors import SettingsError
from hearprint.formats.pages import catalogue
from hearprint.formats.pages.say import Say, direction
from hearprint.model.look import Look
from hearprint.model.programme import BundleFile, House


class _Compiled(BytecodeCache):
    """Templates as this process compiled them, whatever the language of the page."""

    def __init__(self) -> None:
        self._known: dict[str, bytes] = {}  # by name and source

    def load_bytecode(self, bucket: Bucket) -> None:
        known = self._known.get(bucket.key + bucket.checksum)
        if known:
            bucket.bytecode_from_string(known)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._known[bucket.key + bucket.checksum] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


@lru_cache(maxsize=16)
def environment(house: House, language: str) -> Environment:
    """Our templates and the theme's, with words in ``language``; compiled once for all pages."""
    own = {
        one.name: one.content.decode("utf-8", "replace")
        for one in house.look.files
        if one.name.endswith(".html")
    }
    made = Environment(
        loader=ChoiceLoader(
            [DictLoader(own), PackageLoader("hearprint.formats.pages", "templates")]
        ),
        bytecode_cache=_COMPILED,
        extensions=["jinja2.ext.i18n"],
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    # Words of other languages as they are, in the page's own encoding: escapes would weigh more.
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}
    words = catalogue.catalogue(language, house.look)
    # The extension gives environments methods that no type tells of.
    made.install_gettext_translations(words, newstyle=True)  # type: ignore[attr-defined]
    made.globals.update(
        say=Say(language=language, words=words),
        tongue=language,
        direction=direction,
        house=house,
        logo=logo_name(house.look),
        themed=bool(own),
    )
    return made


def page(env: Environment, template: str, name: str, **values: object) -> BundleFile:
    """The file ``name``, made from ``template``. Raises SettingsError for a theme's own faults."""
    try:
        html = env.get_template(template).render(**values)
    except TemplateError as error:
        if not env.globals["themed"]:
            raise  # a fault of ours
        line = getattr(error, "lineno", None)
        raise SettingsError(
            f"A template of the theme cannot be used: {error}"
            + (f" (line {line})" if line else "")
            + ".",
            where=f"theme/{getattr(error, 'name', None) or template}",
            hint="Mend it, or take it away to use ours.",
        ) from error
    return BundleFile(name=name, media_type="text/html", content=html.encode("utf-8", "replace"))


def prepare(house: House) -> None:
    """Compile all templates, so that the first page is written as fast as the next ones."""
    env = environment(house, tongue(house, house.language))
    for name in env.list_templates(extensions=["html"]):
        with suppress(TemplateError):  # told when it is used
            env.get_template(name)


def tongue(house: House, language: str) -> str:
    """The language of our own words on a page whose text is in ``language``.

    The text's own if we have words in it, else the house's, else English.
    """
    known = (tag for tag in (language, house.language) if catalogue.spoken_by_us(tag, house.look))
    return next(known, catalogue.OWN)


def logo_name(look: Look) -> str:
    """The file name of the house's logo in every folder; empty without one."""
    return f"logo.{look.logo.rpartition('.')[2].lower()}" if look.logo else ""


def resource(*path: str) -> bytes:
    """A file of ours."""
    return files("hearprint.formats.pages").joinpath(*path).read_bytes()
