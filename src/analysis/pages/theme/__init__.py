"""The look of all pages: templates for nbconvert and jinja, one style sheet, two small scripts."""

from pathlib import Path

FOLDER = Path(__file__).parent
TEMPLATES = FOLDER / "relations"
ASSETS = FOLDER / "assets"
