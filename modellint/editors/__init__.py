"""modellint inside of other programs: a language server for editors, and a plugin of flake8."""
