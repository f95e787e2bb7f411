"""``python -m modellint``."""

from modellint.cli import main

main()
