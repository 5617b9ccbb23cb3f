"""``hearprint relink``: a page's links to somebody else's reader become links to ours."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hearprint.cli import show
from hearprint.cli.options import HOUSE_FILE, Json, Quiet, settings_near

if TYPE_CHECKING:
    from hearprint.api.relink import Relinked

_HELP = """Replace a page's links to other people's readers by links to your own sound.

Links such as "Listen to the bulletin using ..." give way to a block: length, listening page,
subscribing, and the contents list with a link for each section. Everything else in the page stays
byte for byte. Run it again after a build, and the blocks are brought up to date.
Without --output or --in-place it shows what would change and writes nothing.

Examples:

  hearprint relink publications.html

  hearprint relink publications.html --in-place

  hearprint relink publications.html --output new.html --base-url https://listen.example.org
"""


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("relink", help=_HELP)(relink)


def relink(
    page: Annotated[Path, typer.Argument(metavar="PAGE.html", help="A page of your site.")],
    target: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to write it.")
    ] = None,
    in_place: Annotated[bool, typer.Option("--in-place", help="Write it over the page.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change.")] = False,
    built: Annotated[
        Path, typer.Option("--built", metavar="FOLDER", help="What `build` made.")
    ] = Path("output"),
    folder: Annotated[
        Path, typer.Option("--input", metavar="FOLDER", help="Where your settings are.")
    ] = Path("input"),
    base_url: Annotated[
        str | None,
        typer.Option("--base-url", metavar="URL", help="Where the output is on the web."),
    ] = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Replace and tell."""
    from hearprint.api.relink import relink_file
    from hearprint.store.disk import write_whole

    if target is not None and in_place:
        raise typer.BadParameter("Choose one of --output and --in-place.")
    near = folder if (folder / HOUSE_FILE).is_file() else page.parent
    done = relink_file(page, built, settings=settings_near(near, base_url=base_url))
    place = page.resolve() if in_place else target
    if place is not None and not dry_run and (done.changed or place != page.resolve()):
        rights = page.stat().st_mode & 0o777
        write_whole(place, done.after, rights=rights)
    written = place if place is not None and not dry_run else None
    if as_json:
        show.document(_json(done, written))
    elif not quiet:
        _tell(done, written)


def _tell(done: Relinked, written: Path | None) -> None:
    from hearprint.model.relinking import Form

    if written is None and done.diff:
        show.line(done.diff)
        show.line()
    for place in done.places:
        if place.line and place.form is not Form.HEAD:
            was = f'"{place.was}" ({place.address})' if place.was else "the block of an earlier run"
            show.line(f"  line {place.line}: {was} -> {place.slug}")
    for left in done.left:
        show.line(f'  line {left.line}: "{left.text}" stays: {left.reason}')
    if not done.places:
        show.line("No link to a reader of one of your publications was found.")
    elif not done.changed:
        show.line("The page is as it should be.")
    elif written is None:
        show.line("Nothing was written. Add --in-place, or --output FILE.")
    else:
        show.line(f"Written: {written}")
    if done.places and done.local:
        show.line("The links work on this computer only: build and relink with --base-url.")


def _json(done: Relinked, written: Path | None) -> dict[str, Any]:
    from hearprint.model.relinking import Form

    return {
        "page": done.name,
        "changed": done.changed,
        "written": str(written) if written else None,
        "replaced": [
            {
                "publication": place.slug,
                "form": place.form.value,
                "line": place.line,
                "text": place.was,
                "address": place.address,
                "level": place.level,
                "renewed": place.renewed,
            }
            for place in done.places
            if place.form is not Form.HEAD and place.line
        ],
        "left": [
            {"line": one.line, "text": one.text, "address": one.address, "reason": one.reason}
            for one in done.left
        ],
        "diff": done.diff,
    }
