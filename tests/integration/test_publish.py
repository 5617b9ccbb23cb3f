"""Publishing to a folder, and over the protocols of hosts, against servers on this machine."""

from __future__ import annotations

import asyncio
import itertools
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from fakes.tools import require_package
from fakes.webdav import webdav_server
from hearprint.api.publish import Outcome, publish
from hearprint.api.shared import prune_shared, shared_cache, shared_state
from hearprint.delivery.publishing import places
from hearprint.delivery.publishing.order import LEDGER
from hearprint.errors import OutputError, SourceError

TOKEN = "b" * 32
PASSWORD = "s3cret pass"  # noqa: S105 - of servers that live for one test
_NUMBERS = itertools.count(1)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "output"
    files = {
        "feed.xml": "<rss>house</rss>",
        "index.html": "<p>house</p>",
        "style.css": "p {}",
        ".hearprint.json": "{}",
        "b/feed.xml": "<rss>b</rss>",
        "b/feed-2.xml": "<rss>older</rss>",
        "b/index.html": "<p>caf\u00e9</p>",
        "b/programme.json": "{}",
        "b/audio/01.mp3": "sound" * 1000,
        "b/transcripts/01.vtt": "WEBVTT",
        f"m/{TOKEN}/feed.xml": "<rss>hers</rss>",
    }
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, "utf-8")
    return folder


@dataclass
class Host:
    """A place for tests: its address, and how its files are looked at and put from outside."""

    address: str
    names: Callable[[], set[str]]
    read: Callable[[str], bytes]
    put: Callable[[str, bytes], None]
    told: Callable[[str], dict[str, str]] | None = None  #: headers that it keeps


def folder_host(folder: Path, address: str = "") -> Host:
    def put(name: str, data: bytes) -> None:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)

    def names() -> set[str]:
        return {one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file()}

    return Host(address or str(folder), names, lambda name: (folder / name).read_bytes(), put)


@contextmanager
def s3_host(tmp_path: Path, patch: pytest.MonkeyPatch) -> Iterator[Host]:
    for name in ("s3fs", "moto", "flask_cors"):
        require_package(name)
    import boto3  # noqa: PLC0415 - an extra
    from moto.server import ThreadedMotoServer  # noqa: PLC0415 - an extra

    del tmp_path
    bucket = f"house-{next(_NUMBERS)}"
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    for name, value in {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "key",
        "AWS_SECRET_ACCESS_KEY": PASSWORD,
        "AWS_DEFAULT_REGION": "eu-west-2",
    }.items():
        patch.setenv(name, value)
    try:
        client: Any = boto3.client("s3", endpoint_url=f"http://{host}:{port}")
        place = {"LocationConstraint": "eu-west-2"}
        client.create_bucket(Bucket=bucket, CreateBucketConfiguration=place)

        def names() -> set[str]:
            listed = client.list_objects_v2(Bucket=bucket).get("Contents", [])
            return {one["Key"].removeprefix("listen/") for one in listed}

        def told(name: str) -> dict[str, str]:
            found = client.head_object(Bucket=bucket, Key=f"listen/{name}")
            return {"type": found["ContentType"], "cache": found["CacheControl"]}

        def read(name: str) -> bytes:
            body = client.get_object(Bucket=bucket, Key=f"listen/{name}")["Body"]
            return bytes(body.read())

        def put(name: str, data: bytes) -> None:
            client.put_object(Bucket=bucket, Key=f"listen/{name}", Body=data)

        yield Host(f"s3://{bucket}/listen", names, read, put, told)
    finally:
        server.stop()


@contextmanager
def sftp_host(tmp_path: Path, patch: pytest.MonkeyPatch) -> Iterator[Host]:
    require_package("sshfs")
    import asyncssh  # noqa: PLC0415 - an extra

    root, home = tmp_path / "sftp", tmp_path / "home"
    root.mkdir()
    (home / ".ssh").mkdir(parents=True)
    patch.setenv("HOME", str(home))
    patch.setenv("USERPROFILE", str(home))
    patch.delenv("SSH_AUTH_SOCK", raising=False)
    key = asyncssh.generate_private_key("ssh-ed25519")

    class Door(asyncssh.SSHServer):
        def begin_auth(self, username: str) -> bool:
            del username
            return True

        def password_auth_supported(self) -> bool:
            return True

        def validate_password(self, username: str, password: str) -> bool:
            return (username, password) == ("ann", PASSWORD)

    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, daemon=True).start()

    async def listen() -> Any:  # noqa: ANN401 - asyncssh's own
        return await asyncssh.listen(
            "127.0.0.1",
            0,
            server_factory=Door,
            server_host_keys=[key],
            sftp_factory=lambda channel: asyncssh.SFTPServer(channel, chroot=str(root)),
        )

    server = asyncio.run_coroutine_threadsafe(listen(), loop).result(10)
    port = server.get_port()
    public = key.export_public_key().decode().strip()
    (home / ".ssh" / "known_hosts").write_text(f"[127.0.0.1]:{port} {public}\n")
    try:
        word = PASSWORD.replace(" ", "%20")
        host = folder_host(root / "www", f"sftp://ann:{word}@127.0.0.1:{port}/www")
        yield host
    finally:

        async def end() -> None:
            server.close()
            await asyncio.sleep(0)
            for task in asyncio.all_tasks(loop) - {asyncio.current_task(loop)}:
                task.cancel()

        asyncio.run_coroutine_threadsafe(end(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)


@contextmanager
def webdav_host(tmp_path: Path, patch: pytest.MonkeyPatch) -> Iterator[Host]:
    patch.setenv("HEARPRINT_PUBLISH_PASSWORD", PASSWORD)
    with webdav_server(tmp_path / "dav", "ann", PASSWORD) as port:
        yield folder_host(tmp_path / "dav" / "www", f"webdav://ann@127.0.0.1:{port}/www")


HOSTS = {"s3": s3_host, "sftp": sftp_host, "webdav": webdav_host}


@pytest.fixture(params=["folder", "s3", "sftp", "webdav"])
def host(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Host]:
    if request.param == "folder":
        yield folder_host(tmp_path / "www")
        return
    with HOSTS[request.param](tmp_path, monkeypatch) as made:
        yield made


def run(out: Path, host: Host, **options: bool) -> tuple[Outcome, list[tuple[str, str]]]:
    steps: list[tuple[str, str]] = []
    done = publish(
        out, host.address, tell=lambda step, name, _: steps.append((step, name)), **options
    )
    return done, steps


def test_feeds_that_name_this_computer_only_are_told(out: Path, tmp_path: Path) -> None:
    feed = "<rss><link>http://127.0.0.1:8750/b/</link></rss>"
    (out / "feed.xml").write_text(feed, "utf-8")
    done, _ = run(out, folder_host(tmp_path / "www"), dry=True)
    assert done.here_only


def test_of_a_shared_cache_at_any_place_what_was_written_first_goes_first(host: Host) -> None:
    cache, names = shared_cache(host.address), [str(number) * 64 for number in range(3)]
    for name in names:
        cache.keep(name, b"sound" * 100)
        time.sleep(1.1)  # such places count in seconds
    host.put("notes/of-others.txt", b"mine" * 1000)
    assert shared_state(host.address).entries == 3
    whole = shared_state(host.address).size
    freed = prune_shared(host.address, whole * 2 / 3 / 1e9)
    assert (freed.entries, freed.size) == (1, whole / 3)
    assert [cache.holds(name) for name in names] == [False, True, True]
    assert PASSWORD not in freed.address
    assert prune_shared(host.address, 0).entries == 2
    assert host.names() == {"notes/of-others.txt"}


def test_publishing_from_first_to_last(out: Path, host: Host) -> None:
    done, _ = run(out, host, dry=True)
    assert len(done.uploaded) == 10
    assert not host.names()

    done, steps = run(out, host)
    order = [name for _, name in steps]
    assert order[0] == "b/audio/01.mp3"
    assert order.index("style.css") < order.index("b/index.html") < order.index("index.html")
    assert order[-1] == "feed.xml"
    assert order.index("b/feed-2.xml") < order.index("b/feed.xml")
    wanted = {one.relative_to(out).as_posix() for one in out.rglob("*") if one.is_file()}
    wanted.remove(".hearprint.json")
    assert host.names() == wanted | {LEDGER}
    assert all(host.read(name) == (out / name).read_bytes() for name in wanted)
    if host.told:
        audio = host.told("b/audio/01.mp3")
        assert audio == {"type": "audio/mpeg", "cache": "public, max-age=3600"}
        feed = host.told("b/feed.xml")
        assert feed == {"type": "application/rss+xml; charset=utf-8", "cache": "no-cache"}

    done, steps = run(out, host)
    assert (steps, done.same) == ([], 10)

    assert not done.here_only

    host.put("notes/of-others.txt", b"mine")
    (out / "b" / "index.html").write_text("<p>new</p>")
    (out / "b" / "transcripts" / "01.vtt").unlink()
    done, steps = run(out, host)
    assert steps == [("upload", "b/index.html")]
    assert host.read("b/index.html") == b"<p>new</p>"
    assert done.orphans == ("b/transcripts/01.vtt",)
    assert "b/transcripts/01.vtt" in host.names()

    done, steps = run(out, host, delete=True)
    assert steps == [("delete", "b/transcripts/01.vtt")]
    wanted.remove("b/transcripts/01.vtt")
    assert host.names() == wanted | {LEDGER, "notes/of-others.txt"}


def test_files_of_others_are_in_the_way_until_told_otherwise(out: Path, host: Host) -> None:
    host.put("index.html", b"<p>theirs</p> and longer")
    host.put("b/feed.xml", (out / "b" / "feed.xml").read_bytes())
    host.put("style.css", b"q {}")
    before = host.names()
    with pytest.raises(OutputError, match=r"index\.html, style\.css"):
        run(out, host)
    assert host.names() == before
    done, steps = run(out, host, replace=True)
    assert host.read("index.html") == (out / "index.html").read_bytes()
    assert host.read("style.css") == b"p {}"
    assert ("upload", "b/feed.xml") not in steps
    assert done.same == 1


def test_an_interrupted_run_goes_on_where_it_was(out: Path, host: Host) -> None:
    def stop(step: str, name: str, _octets: int) -> None:
        if (step, name) == ("upload", "index.html"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        publish(out, host.address, tell=stop)
    assert "feed.xml" not in host.names()
    _, steps = run(out, host)
    assert steps[0] == ("upload", "index.html")
    assert "b/audio/01.mp3" not in {name for _, name in steps}


def test_no_token_is_told_or_written_where_all_may_read(out: Path, host: Host) -> None:
    done, steps = run(out, host)
    told = json.dumps([done.uploaded, steps, host.read(LEDGER).decode()])
    assert TOKEN not in told
    assert "m/.../feed.xml" in told
    (out / "m" / TOKEN / "feed.xml").unlink()
    done, _ = run(out, host, delete=True)
    assert done.deleted == ("m/.../feed.xml",)
    assert not any(TOKEN in name for name in host.names())


def test_a_lost_note_is_made_again_without_uploading(out: Path, host: Host) -> None:
    run(out, host)
    host.put(LEDGER, b"{ broken")
    _, steps = run(out, host)
    assert steps == []
    assert len(json.loads(host.read(LEDGER))["files"]) == 10


def test_a_wrong_password_is_told_without_it(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sftp_host(tmp_path, monkeypatch) as host:
        wrong = host.address.replace("s3cret", "wr0ng")
        with pytest.raises(OutputError) as told:
            publish(out, wrong)
    assert "wr0ng" not in f"{told.value!r} {told.value}"


def test_a_host_whose_key_is_not_known_is_refused(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sftp_host(tmp_path, monkeypatch) as host:
        (tmp_path / "home" / ".ssh" / "known_hosts").write_text("")
        with pytest.raises(OutputError, match="not trusted"):
            publish(out, host.address)
        assert not host.names()


@pytest.mark.parametrize(
    "address",
    [
        "sftp://ann:pa%20ss@example.org/www",
        f"https://ann:pa%20ss@example.org/m/{TOKEN}/?key=pa%20ss",
        "s3://ann:p@a%20ss@bucket/x",
    ],
)
def test_an_address_is_shown_without_its_secrets(address: str) -> None:
    shown = places.shown(address)
    assert not any(word in shown for word in ("pa%20ss", "a%20ss", "ann", TOKEN, "key"))


def test_what_cannot_be_published_is_told(out: Path, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="hearprint build"):
        publish(tmp_path / "nothing", str(tmp_path / "www"))
    with pytest.raises(OutputError, match="into itself"):
        publish(out, str(out / "www"))
    with pytest.raises(OutputError, match="no place"):
        publish(out, "gopher://example.org/x")


def test_a_link_in_the_place_is_not_followed_out_of_it(out: Path, tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    (tmp_path / "else").mkdir()
    (tmp_path / "www" / "b").symlink_to(tmp_path / "else")
    with pytest.raises(OutputError, match="leads out"):
        publish(out, str(tmp_path / "www"))
    assert not any((tmp_path / "else").iterdir())


def test_an_address_of_another_kind_is_refused_in_one_sentence() -> None:
    with pytest.raises(OutputError) as refused:
        places.open_place("ftp://listen.example.org/x")
    assert "OutputError" not in str(refused.value)
    assert "sftp://" in str(refused.value) + refused.value.hint
