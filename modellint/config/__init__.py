"""What the user asked for: in a file of settings, on the command line, and where the two meet."""

from modellint.config.configuration import Configuration
from modellint.config.errors import ConfigError
from modellint.config.settings import Selection, Settings

__all__ = ["ConfigError", "Configuration", "Selection", "Settings"]
