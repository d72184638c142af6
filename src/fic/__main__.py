"""``python -m fic``."""

from fic.cli import app


def main() -> None:
    """Run fic on the arguments it was started with."""
    app(prog_name="fic")


if __name__ == "__main__":
    main()
