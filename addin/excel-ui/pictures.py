"""Draw the pictures of the guide from the table of buttons: the tab, and each button. They are drawings, not screenshots.

python addin/excel-ui/pictures.py
"""

from pathlib import Path
from xml.sax.saxutils import escape

from stimmig.clicks.buttons import BUTTONS, GROUPS, Button

FOLDER = Path(__file__).parent / "pictures"
_INK, _GREY, _LINE = "#243B53", "#616E7C", "#CBD2D9"
_LETTER, _PAD, _HEIGHT = 7.5, 14, 118
# What a button is about, drawn with strokes in a square of 24.
_STROKES = {
    "check": "M4 13l5 5L20 6",
    "marks": "M4 4h16v12H10l-5 4v-4H4zM8 8h8M8 12h5",
    "go_to_next": "M4 12h14M12 6l6 6-6 6",
    "explain": "M4 4h16v12H10l-5 4v-4H4zM10 8a2 2 0 1 1 2.5 2q-.5.2-.5 1.2M12 13.4v.2",
    "fill_links": "M10 14a4 4 0 0 1 0-6l2-2a4 4 0 0 1 6 6l-1 1M14 10a4 4 0 0 1 0 6l-2 2a4 4 0 0 1-6-6l1-1",
    "take_links_back": "M9 5L4 10l5 5M4 10h10a5 5 0 0 1 0 10h-3",
    "start_check_in": "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4M9 15l2 2 4-4",
    "record_check_in": "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4M12 11v6M9 14.500l3 3 3-3",
    "start_review": "M5 3h14v18H5zM9 8h6M9 12h6M9 16h3",
    "record_review": "M5 3h14v18H5zM9 12l2.500 2.500L16 9",
    "take_recording_back": "M9 5L4 10l5 5M4 10h10a5 5 0 0 1 0 10h-3M16 4h4v4",
    "new_workbook": "M6 3h8l4 4v14H6zM12 10v7M8.500 13.500h7",
    "convert": "M3 5h7v14H3zM14 5h7v14h-7M10 12h4M12 10l2 2-2 2",
    "settings": "M4 7h10M18 7h2M16 5v4M4 17h2M10 17h10M8 15v4",
    "remove_sheets": "M5 4h14v16H5zM9 9l6 6M15 9l-6 6",
    "help_me": "M12 3a9 9 0 1 0 .01 0M9.500 9.500a2.500 2.500 0 1 1 3.500 2.300q-1 .5-1 2M12 17v.3",
}


def drawn() -> dict[Path, bytes]:
    """Return path → content of every picture."""
    files = {FOLDER / f"tab.{lang}.svg": _tab(lang).encode() for lang in ("de", "en")}
    return files | {FOLDER / f"{button.tag}.svg": _single(button).encode() for button in BUTTONS}


def _glyph(button: Button, x: float, y: float, size: float) -> str:
    strokes = _STROKES.get(button.tag, "M4 4h16v16H4z")
    return (
        f'<g transform="translate({x:g} {y:g}) scale({size / 24:g})" fill="none" stroke="{_INK}" stroke-width="2"'
        f' stroke-linecap="round" stroke-linejoin="round"><path d="{strokes}"/></g>'
    )


def _single(button: Button) -> str:
    return _svg(40, 40, f'<rect width="40" height="40" rx="8" fill="#F1F4F7"/>{_glyph(button, 8, 8, 24)}')


def _tab(lang: str) -> str:
    x, parts = float(_PAD), []
    for group in GROUPS:
        start = x
        for button in (one for one in group.buttons if one.large):
            label = escape(button.label.to(lang))
            width = max(58.0, len(button.label.to(lang)) * _LETTER + 8)
            parts.append(_glyph(button, x + width / 2 - 16, 12, 32))
            parts.append(f'<text x="{x + width / 2:g}" y="64" text-anchor="middle" fill="{_INK}">{label}</text>')
            x += width + 8
        small = [one for one in group.buttons if not one.large]
        for column in (small[at : at + 3] for at in range(0, len(small), 3)):
            for row, button in enumerate(column):
                y = 10 + row * 26
                parts.append(_glyph(button, x, y, 18))
                parts.append(
                    f'<text x="{x + 26:g}" y="{y + 14:g}" fill="{_INK}">{escape(button.label.to(lang))}</text>'
                )
            x += 26 + max(len(one.label.to(lang)) for one in column) * _LETTER + _PAD
        middle = (start + x) / 2
        label = escape(group.label.to(lang))
        parts.append(f'<text x="{middle:g}" y="{_HEIGHT - 12}" text-anchor="middle" fill="{_GREY}">{label}</text>')
        parts.append(f'<path d="M{x:g} 8V{_HEIGHT - 8}" stroke="{_LINE}"/>')
        x += _PAD
    return _svg(x, _HEIGHT, f'<rect width="{x:g}" height="{_HEIGHT}" rx="8" fill="#FFFFFF" stroke="{_LINE}"/>', *parts)


def _svg(width: float, height: float, *parts: str) -> str:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}"'
    return f'{head} font-family="Calibri, Carlito, sans-serif" font-size="13">\n' + "\n".join(parts) + "\n</svg>\n"


def main() -> None:
    """Write the pictures that have changed."""
    FOLDER.mkdir(exist_ok=True)
    for path, content in drawn().items():
        if not path.exists() or path.read_bytes() != content:
            path.write_bytes(content)
            print(path.name)


if __name__ == "__main__":
    main()
