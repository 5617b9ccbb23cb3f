"""``hearprint publish``: the output goes to where listeners find it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hearprint.cli import show
from hearprint.cli.options import Json, Quiet

if TYPE_CHECKING:
    from hearprint.api.publish import Outcome

_HELP = """Put what was built where listeners find it: only what changed, sound first, feeds last.

DEST is a folder, or an address that begins with sftp://, s3:// or webdavs://. Files that others
put there are never touched. Interrupted, the same command goes on where it was.
Passwords: keys of SSH, the usual variables of S3, or HEARPRINT_PUBLISH_PASSWORD.

Examples:

  hearprint publish /srv/www/listen

  hearprint publish sftp://ann@example.org/srv/www/listen --dry-run

  hearprint publish s3://our-bucket/listen --delete
"""


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("publish", help=_HELP)(publish)


def publish(
    dest: Annotated[str, typer.Argument(metavar="DEST", help="A folder or an address.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="OUTPUT", help="What `build` made.")
    ] = Path("output"),
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only list what it would do.")] = False,
    delete: Annotated[
        bool, typer.Option("--delete", help="Delete what it once uploaded and is wanted no more.")
    ] = False,
    replace: Annotated[
        bool, typer.Option("--replace", help="Overwrite files of others that are in the way.")
    ] = False,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Publish and tell."""
    from hearprint.api.publish import publish as carry_out

    silent = quiet or as_json

    def tell(step: str, name: str, octets: int) -> None:
        if not silent:
            show.line(f"  {step} {name}{f' ({octets:,} bytes)' if octets else ''}")

    done = carry_out(output, dest, dry=dry_run, delete=delete, replace=replace, tell=tell)
    if as_json:
        show.document(_json(done))
    elif not quiet:
        _tell(done)


def _tell(done: Outcome) -> None:
    if done.dry:
        for name in done.uploaded:
            show.line(f"  would upload {name}")
        for name in done.deleted:
            show.line(f"  would delete {name}")
    verb = "to be " if done.dry else ""
    show.line(
        f"{done.place}: {len(done.uploaded)} files ({done.octets:,} bytes) {verb}uploaded, "
        f"{len(done.deleted)} {verb}deleted, {done.same} unchanged."
    )
    if done.here_only:
        show.line(
            "Its feeds name addresses of this computer only, and nobody else can subscribe. Build "
            "with --base-url and the address of that place, then publish again."
        )
    if done.orphans:
        show.line(f"{len(done.orphans)} files there are wanted no more; --delete takes them away:")
        for name in done.orphans:
            show.line(f"  {name}")


def _json(done: Outcome) -> dict[str, Any]:
    return {
        "place": done.place,
        "dry_run": done.dry,
        "uploaded": list(done.uploaded),
        "bytes": done.octets,
        "deleted": list(done.deleted),
        "orphans": list(done.orphans),
        "unchanged": done.same,
        "here_only": done.here_only,
    }
