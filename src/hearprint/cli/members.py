"""``hearprint members``: who may listen to a private house."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hearprint.cli import show
from hearprint.cli.options import Json, Quiet, settings_near

if TYPE_CHECKING:
    from hearprint.api.members import Address

_HELP = """Keep a library for members only: each gets an address of their own.

The first member makes everything in the folder private at the next build. A member's address
cannot be guessed; it works in any podcast app, needs no password, and can be taken away again.
All three know --json, --quiet and --help.

Examples:

  hearprint members add "Ann K"

  hearprint members list

  hearprint members revoke "Ann K"
"""
Folder = Annotated[
    Path, typer.Option("--input", metavar="FOLDER", help="Where your documents and settings are.")
]
BaseUrl = Annotated[
    str | None,
    typer.Option("--base-url", metavar="URL", help="Where the output will be on the web."),
]
_INPUT = Path("input")


def register(app: typer.Typer) -> None:
    """Add the verb with its three."""
    verbs = typer.Typer(help=_HELP, no_args_is_help=True)
    verbs.command("add")(add)
    verbs.command("list")(listed)
    verbs.command("revoke")(revoke)
    app.add_typer(verbs, name="members")


def add(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Whom the address is for.")],
    folder: Folder = _INPUT,
    base_url: BaseUrl = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Give somebody an address of their own.

    Example:  hearprint members add "Ann K"
    """
    from hearprint.api import members
    from hearprint.settings import LOCAL_ADDRESS

    settings = settings_near(folder, base_url=base_url)
    made = members.add(folder, name, settings.house.base_url)
    if as_json:
        show.document(_json(made))
    elif not quiet:
        show.line(f"The addresses of {made.name}, for nobody else:")
        show.line(f"  for a podcast app  {made.feed}")
        show.line(f"  for a browser      {made.page}")
        if settings.members is None:
            show.line()
            show.line("This is your first member. From the next build on, everything is for")
            show.line("members only, and addresses that were open to all lead nowhere.")
        show.line()
        show.line("It works when you have built again, and put the output on your site.")
        if settings.house.base_url == LOCAL_ADDRESS:
            show.line("It is for this computer only: write base_url into hearprint.toml first,")
            show.line("or give --base-url here and to build.")


def listed(
    folder: Folder = _INPUT,
    base_url: BaseUrl = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """List all members with their addresses.

    Example:  hearprint members list
    """
    from hearprint.api import members

    settings = settings_near(folder, base_url=base_url)
    found = members.addresses(folder, settings.house.base_url)
    if as_json:
        show.document({"members": [_json(one) for one in found]})
    elif not quiet:
        if not found:
            show.line("There are no members: everybody may listen." if settings.members is None
                      else "There are no members left: nobody may listen.")  # fmt: skip
        for one in found:
            show.line(one.name, "bold")
            show.line(f"  for a podcast app  {one.feed}")
            show.line(f"  for a browser      {one.page}")


def revoke(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Whose address is taken away.")],
    folder: Folder = _INPUT,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="OUTPUT", help="What `build` made.")
    ] = Path("output"),
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Take somebody's address away.

    Example:  hearprint members revoke "Ann K"
    """
    from hearprint.api import members

    members.revoke(folder, name, output)
    if as_json:
        show.document({"revoked": name})
    elif not quiet:
        show.line(f"The address of {name} is taken away, and its folder in {output}/ is gone.")
        show.line(
            "The sound that they know the addresses of has moved there. Put the output on your"
        )
        show.line("site again. Other members keep their addresses.")


def _json(one: Address) -> dict[str, str]:
    return {"name": one.name, "page": one.page, "feed": one.feed, "feeds": one.feeds}
