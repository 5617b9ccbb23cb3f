"""``python -m hearprint`` is the command too."""

from hearprint.cli.main import run

if __name__ == "__main__":
    run()
