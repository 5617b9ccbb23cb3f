"""Where a list of contents ends and one of what stands in the chapters begins: tables, figures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hearprint.contents.compare import bare
from hearprint.contents.evidence.laidout import ListLine
from hearprint.model.document import Role

#: What stands over such a list, bare of accents.
_MINOR = re.compile(
    r"(?:list|liste|lista|lijst|index) (?:of|des|de|delle|dei|der|van|over) "
    r"(?:examples|figures?|tables?|illustrations?|listings|equations|procedures|algorithms|boxes"
    r"|exemples|tableaux|figuras|tablas|tabelas|figure|tabelle|abbildungen|tabellen|figuren)"
    r"(?: and (?:tables|figures))?|(?:abbildungs|tabellen)verzeichnis"
)


def before_other_list(lines: Sequence[ListLine]) -> list[ListLine]:
    """``lines`` up to a list of tables or figures: one that says so, or whose pages begin anew
    below its heading.
    """
    highest = 0
    for at, line in enumerate(lines):
        if at and line.page is None and _MINOR.fullmatch(bare(line.text)):
            return list(lines[:at])
        if line.page is None or not line.page.isdigit():
            continue
        page = int(line.page)
        above = lines[at - 1] if at else line
        if above.page is None and 2 * page < highest and _heads(above, line):
            return list(lines[: at - 1])
        highest = max(highest, page)
    return list(lines)


def _heads(upper: ListLine, lower: ListLine) -> bool:
    one, other = upper.block, lower.block
    return one.role is Role.HEADING or one.size > other.size or one.bold > other.bold
