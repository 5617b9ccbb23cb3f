"""What is said beyond the text, as an editor may change it: one record a language.

Words in braces are filled in; a sentence that is left empty is not said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The announcements of one language. The defaults are English."""

    publication: str = "{title}."
    numbered: str = "{title} number {number}."
    published: str = "Published in {year}."
    extent: str = "{count} sections, {length}."
    minutes: str = "about {count} minutes"
    one_hour: str = "about an hour"
    hour_and_a_half: str = "about an hour and a half"
    hours: str = "about {count} hours"
    hours_and_a_half: str = "about {count} and a half hours"
    section: str = "Section {number} of {total}."
    authors: str = "By {names}."
    last_author: str = "and"
    end_of_section: str = "End of section {number}."
    end: str = "End."
    notes: str = "Notes to this section."
    note: str = "Note."
    marked_note: str = "Note {mark}."
    end_of_note: str = "End of note."
    table: str = "Table, {rows} rows."
    one_row_table: str = "Table, 1 row."
    columns: str = "Columns: {names}."
    large_table: str = "Skip to the next chapter to pass over it."
    named_table: str = "Table: {name}, {rows} rows"
    continued: str = "{title}, continued"
    end_of_table: str = "End of table."
    list: str = "List, {count} items."
    image: str = "Image: {text}"
    caption: str = "Caption: {text}"
    quote: str = "Quote."
    end_of_quote: str = "End of quote."
    missing: str = "A sentence is missing here."


_FRENCH = Wording(
    numbered="{title}, num\u00e9ro {number}.",
    published="Publi\u00e9 en {year}.",
    extent="{count} sections, {length}.",
    minutes="environ {count} minutes",
    one_hour="environ une heure",
    hour_and_a_half="environ une heure et demie",
    hours="environ {count} heures",
    hours_and_a_half="environ {count} heures et demie",
    section="Section {number} sur {total}.",
    authors="Par {names}.",
    last_author="et",
    end_of_section="Fin de la section {number}.",
    end="Fin.",
    notes="Notes de cette section.",
    note="Note.",
    marked_note="Note {mark}.",
    end_of_note="Fin de la note.",
    table="Tableau, {rows} lignes.",
    one_row_table="Tableau, une ligne.",
    columns="Colonnes\u00a0: {names}.",
    large_table="Passez au chapitre suivant pour le sauter.",
    named_table="Tableau\u00a0: {name}, {rows} lignes",
    continued="{title}, suite",
    end_of_table="Fin du tableau.",
    list="Liste, {count} points.",
    image="Image\u00a0: {text}",
    caption="L\u00e9gende\u00a0: {text}",
    quote="Citation.",
    end_of_quote="Fin de citation.",
    missing="Il manque une phrase ici.",
)
_WELSH = Wording(
    numbered="{title}, rhif {number}.",
    published="Cyhoeddwyd yn {year}.",
    extent="{count} adran, {length}.",
    minutes="tua {count} munud",
    one_hour="tuag awr",
    hour_and_a_half="tuag awr a hanner",
    hours="tua {count} awr",
    hours_and_a_half="tua {count} awr a hanner",
    section="Adran {number} o {total}.",
    authors="Gan {names}.",
    last_author="a",
    end_of_section="Diwedd adran {number}.",
    end="Diwedd.",
    notes="Nodiadau i\u2019r adran hon.",
    note="Nodyn.",
    marked_note="Nodyn {mark}.",
    end_of_note="Diwedd y nodyn.",
    table="Tabl, {rows} rhes.",
    one_row_table="Tabl, un rhes.",
    columns="Colofnau: {names}.",
    large_table="Ewch i\u2019r bennod nesaf i\u2019w hepgor.",
    named_table="Tabl: {name}, {rows} rhes",
    continued="{title}, parhad",
    end_of_table="Diwedd y tabl.",
    list="Rhestr, {count} eitem.",
    image="Llun: {text}",
    caption="Pennawd: {text}",
    quote="Dyfyniad.",
    end_of_quote="Diwedd y dyfyniad.",
    missing="Mae brawddeg ar goll yma.",
)
_GERMAN = Wording(
    numbered="{title}, Nummer {number}.",
    published="Erschienen {year}.",
    extent="{count} Abschnitte, {length}.",
    minutes="etwa {count} Minuten",
    one_hour="etwa eine Stunde",
    hour_and_a_half="etwa anderthalb Stunden",
    hours="etwa {count} Stunden",
    hours_and_a_half="etwa {count} einhalb Stunden",
    section="Abschnitt {number} von {total}.",
    authors="Von {names}.",
    last_author="und",
    end_of_section="Ende von Abschnitt {number}.",
    end="Ende.",
    notes="Anmerkungen zu diesem Abschnitt.",
    note="Anmerkung.",
    marked_note="Anmerkung {mark}.",
    end_of_note="Ende der Anmerkung.",
    table="Tabelle, {rows} Zeilen.",
    one_row_table="Tabelle, eine Zeile.",
    columns="Spalten: {names}.",
    large_table="Das n\u00e4chste Kapitel beginnt dahinter.",
    named_table="Tabelle: {name}, {rows} Zeilen",
    continued="{title}, Fortsetzung",
    end_of_table="Ende der Tabelle.",
    list="Liste, {count} Punkte.",
    image="Bild: {text}",
    caption="Bildunterschrift: {text}",
    quote="Zitat.",
    end_of_quote="Ende des Zitats.",
    missing="Hier fehlt ein Satz.",
)
_SPANISH = Wording(
    numbered="{title}, n\u00famero {number}.",
    published="Publicado en {year}.",
    extent="{count} secciones, {length}.",
    minutes="unos {count} minutos",
    one_hour="una hora aproximadamente",
    hour_and_a_half="una hora y media aproximadamente",
    hours="unas {count} horas",
    hours_and_a_half="unas {count} horas y media",
    section="Secci\u00f3n {number} de {total}.",
    authors="Por {names}.",
    last_author="y",
    end_of_section="Fin de la secci\u00f3n {number}.",
    end="Fin.",
    notes="Notas de esta secci\u00f3n.",
    note="Nota.",
    marked_note="Nota {mark}.",
    end_of_note="Fin de la nota.",
    table="Tabla, {rows} filas.",
    one_row_table="Tabla, una fila.",
    columns="Columnas: {names}.",
    large_table="Pase al cap\u00edtulo siguiente para saltarla.",
    named_table="Tabla: {name}, {rows} filas",
    continued="{title}, continuaci\u00f3n",
    end_of_table="Fin de la tabla.",
    list="Lista, {count} puntos.",
    image="Imagen: {text}",
    caption="Pie de foto: {text}",
    quote="Cita.",
    end_of_quote="Fin de la cita.",
    missing="Aqu\u00ed falta una frase.",
)

#: Ours, by primary language tag; every other language is announced in English.
WORDINGS: Mapping[str, Wording] = MappingProxyType(
    {"en": Wording(), "fr": _FRENCH, "cy": _WELSH, "de": _GERMAN, "es": _SPANISH}
)


def wording_for(language: str, own: tuple[tuple[str, Wording], ...] = ()) -> Wording:
    """The announcements for a language (BCP 47): the house's own where there are any."""
    known = {**WORDINGS, **dict(own)}
    return known.get(language.partition("-")[0].lower(), known["en"])
