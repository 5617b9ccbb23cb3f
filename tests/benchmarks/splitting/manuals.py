"""Real manuals from Debian's packages; each one's own outline or headings are its truth.

The packages are downloaded and unpacked beside the corpus, never installed or committed.
"""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path
from typing import Any

from lxml import html as markup
from pypdf import PdfReader
from pypdf.generic import Destination

from benchmarks.splitting.make import strip
from benchmarks.splitting.score import bare_title

PACKAGES = tuple(
    "debian-policy developers-reference debian-reference-en bash-doc gnuplot-doc r-doc-pdf "  # noqa: SIM905 - a list for people
    "asymptote-doc zsh-doc debmake-doc maint-guide apt-doc libtasn1-doc gperf flex-doc cvs "
    "dejagnu gprolog-doc omniorb-doc gpredict drbd-doc python-reportlab-doc gpsbabel-doc stow "
    "yosys-doc".split()
)
_PDFS = {
    "policy": "usr/share/doc/debian-policy/policy.pdf.gz",
    "developers": "usr/share/developers-reference/developers-reference.pdf",
    "debian-reference": "usr/share/debian-reference/debian-reference.en.pdf",
    "bash": "usr/share/doc/bash/bashref.pdf",
    "gnuplot": "usr/share/doc/gnuplot/gnuplot.pdf",
    "r-intro": "usr/share/R/doc/manual/R-intro.pdf",
    "r-data": "usr/share/R/doc/manual/R-data.pdf",
    "r-lang": "usr/share/R/doc/manual/R-lang.pdf",
    "r-admin": "usr/share/R/doc/manual/R-admin.pdf",
    "asymptote": "usr/share/doc/asymptote/asymptote.pdf",
    "zsh": "usr/share/doc/zsh-common/zsh.pdf",
    "debmake": "usr/share/doc/debmake-doc/debmake-doc.en.pdf",
    "maint-guide": "usr/share/doc/maint-guide/maint-guide.en.pdf",
    "libtasn1": "usr/share/doc/libtasn1-doc/libtasn1.pdf",
    "flex": "usr/share/doc/flex-doc/flex.pdf.gz",
    "cvs": "usr/share/doc/cvs/cvs.pdf",
    "dejagnu": "usr/share/doc/dejagnu/dejagnu.pdf.gz",
    "gprolog": "usr/share/doc/gprolog-doc/gprolog.pdf",
    "omniorb": "usr/share/doc/omniorb/omniORB.pdf.gz",
    "gpredict": "usr/share/doc/gpredict/gpredict-user-manual.pdf.gz",
    "drbd": "usr/share/doc/drbd-doc/drbd-users-guide.pdf.gz",
    "reportlab-guide": "usr/share/doc/python-reportlab-doc/reportlab-userguide.pdf",
    "gpsbabel": "usr/share/doc/gpsbabel/gpsbabel.pdf.gz",
    "stow": "usr/share/doc/stow/manual.pdf.gz",
    "yosys": "usr/share/doc/yosys/manual.pdf",
}
_PAGES = {
    "developers": "usr/share/developers-reference/developers-reference.html",
    "fhs": "usr/share/doc/debian-policy/fhs/fhs-3.0.html",
    "bash": "usr/share/doc/bash/bashref.html",
    "gperf": "usr/share/doc/gperf/gperf.html",
}
_FILES = {
    "maint-guide": ("usr/share/doc/maint-guide/html", "index.en.html", "en.html"),
    "apt-guide": ("usr/share/doc/apt-doc/guide.html", "index.html", "html"),
    "debian-reference": ("usr/share/debian-reference", "index.en.html", "en.html"),
}
#: Lines of an outline that are no part of the text.
_NO_TEXT = {"contents", "table of contents", "title page", "cover", "short contents", "top"}
#: About 45 minutes at 160 words a minute.
_TOO_LONG = 45 * 160


def make_manuals(folder: Path, *, only: str = "") -> list[str]:
    """Download, unpack and write truths. Returns what was left out."""
    root = folder / "debs" / "x"
    left = _unpack(root)
    for name, place in _PDFS.items():
        left += _tried(f"manual-{name}", only, root / place, folder, _pdf)
    for name, place in _PAGES.items():
        left += _tried(f"page-{name}", only, root / place, folder, _page)
    for name, (place, first, ending) in _FILES.items():
        target = folder / f"files-{name}"
        if only in target.name and (root / place).is_dir() and not (target / "truth.json").exists():
            _files(root / place, first, ending, target)
    return left


def _unpack(root: Path) -> list[str]:
    if not shutil.which("apt-get") or not shutil.which("dpkg"):
        return [] if root.exists() else ["manuals: there is no apt-get here"]
    root.mkdir(parents=True, exist_ok=True)
    left: list[str] = []
    for name in PACKAGES:
        if not list(root.parent.glob(f"{name}_*.deb")):
            command = ["apt-get", "download", name]
            done = subprocess.run(command, cwd=root.parent, capture_output=True, check=False)
            if done.returncode:
                left.append(f"{name}: cannot be downloaded (apt-get update?)")
                continue
        [package, *_] = list(root.parent.glob(f"{name}_*.deb"))
        mark = root.parent / f"{package.name}.done"
        if not mark.exists():
            subprocess.run(["dpkg", "-x", str(package), str(root)], check=True)  # noqa: S607 - Debian's own
            mark.touch()
    return left


def _tried(name: str, only: str, source: Path, folder: Path, maker: Any) -> list[str]:  # noqa: ANN401 - a function
    target = folder / name
    if only not in name or (target / "truth.json").exists():
        return []
    if not source.exists():
        return [f"{name}: not in its package"]
    try:
        target.mkdir(exist_ok=True)
        truth = maker(source, target)
    except Exception as error:  # noqa: BLE001 - told, not raised
        return [f"{name}: {type(error).__name__}: {str(error)[:150]}"]
    _write(target, {"name": name, "heads": [], **truth})
    return []


def _write(target: Path, truth: dict[str, Any]) -> None:
    (target / "truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1), "utf-8")


def _pdf(source: Path, target: Path) -> dict[str, Any]:
    data = source.read_bytes()
    whole = target / "outline.pdf"
    whole.write_bytes(gzip.decompress(data) if source.suffix == ".gz" else data)
    strip(whole, target / "stripped.pdf", links=False)
    strip(whole, target / "bare.pdf", links=True)
    reader = PdfReader(whole)
    marks = _marks(reader, reader.outline, 1)
    pages = len(reader.pages)
    top, deeper = _levels(marks)
    truth: dict[str, Any] = {"group": "manuals", "pages": pages, "sections": top}
    texts = [len((page.extract_text() or "").split()) for page in reader.pages]
    starts = [one["page"] - 1 for one in top] + [pages]
    longest = max(sum(texts[a:b]) for a, b in pairwise(starts))
    if deeper and longest > _TOO_LONG * 0.7:  # our count of words and a reader's differ
        truth["deeper"] = deeper
    return truth


def _marks(reader: PdfReader, outline: list[Any], level: int) -> list[tuple[int, str, int]]:
    made: list[tuple[int, str, int]] = []
    for item in outline:
        if isinstance(item, list):
            made += _marks(reader, item, level + 1)
        elif isinstance(item, Destination):
            page = reader.get_destination_page_number(item)
            title = " ".join(str(item.title).split())
            if page is not None and title.casefold() not in _NO_TEXT:
                made.append((level, title, page + 1))
    return made


def _levels(
    marks: list[tuple[int, str, int]],
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The top level, or the next where the top is a single title; and the one below."""
    depths = sorted({level for level, _, _ in marks})
    top = depths[0]
    if sum(level == top for level, _, _ in marks) == 1 and len(depths) > 1:
        marks = [one for one in marks if one[0] > top]
        top = depths[1]
    deeper = [one for one in marks if one[0] <= top + 1]
    first = [one for one in marks if one[0] == top]
    return _sections(first), _sections(deeper) if len(deeper) > len(first) else []


def _sections(marks: list[tuple[int, str, int]]) -> list[dict[str, Any]]:
    return [{"title": title, "titles": [title], "page": page} for _, title, page in marks]


def _page(source: Path, target: Path) -> dict[str, Any]:
    shutil.copy(source, target / "page.html")
    tree = markup.fromstring(source.read_bytes())
    marks: list[tuple[int, str, int]] = []
    for element in tree.iter("h1", "h2", "h3"):
        title = " ".join(element.text_content().replace("¶", "").split())
        if title and title.casefold() not in _NO_TEXT:
            marks.append((int(element.tag[1]), title, 0))
    heading = tree.find(".//h1")
    whole = "" if heading is None else " ".join(heading.text_content().replace("¶", "").split())
    marks = [one for one in marks if one[1] != whole] or marks
    # A heading that the page's own list does not name may be a section, or be none.
    named = {bare_title(link.text_content()) for link in tree.iterfind(".//a[@href]")}
    unnamed = [title for _, title, _ in marks if bare_title(title) not in named]
    if len(unnamed) < len(marks) / 2:
        marks = [one for one in marks if bare_title(one[1]) in named]
    else:
        unnamed = []
    top, deeper = _levels(marks)
    truth: dict[str, Any] = {"group": "html manuals", "sections": _pageless(top)}
    if deeper:
        truth["deeper"] = _pageless(deeper)
    truth["whole_titles"] = [whole, *unnamed]
    return truth


def _pageless(sections: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**one, "page": None} for one in sections]


def _files(source: Path, first: str, ending: str, target: Path) -> None:
    """A contents page and a file per chapter: the chapters are the files it links, in order."""
    target.mkdir(exist_ok=True)
    for one in sorted(source.glob(f"*.{ending}")):
        shutil.copy(one, target / one.name)
    tree = markup.fromstring((target / first).read_bytes())
    sections: list[dict[str, Any]] = []
    seen = {first}
    for link in tree.iter("a"):
        name = (link.get("href") or "").split("#")[0]
        if name in seen or not (target / name).is_file() or not name:
            continue
        seen.add(name)
        heading = next(iter(markup.fromstring((target / name).read_bytes()).iter("h1", "h2")), None)
        linked = " ".join(link.text_content().split())
        title = linked if heading is None else " ".join(heading.text_content().split())
        sections.append({"title": title, "titles": [title, linked], "page": None})
    _write(
        target,
        {
            "name": target.name,
            "group": "html files",
            "heads": [],
            "first": first,
            "sections": sections,
        },
    )
