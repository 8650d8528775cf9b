"""Tell the colours of a traffic light from the grey, white and pale fills of a layout."""

import colorsys

_DOTS = frozenset("●○•■□⬤⚫◼◉")


def is_signal_colour(colour: str) -> bool:
    """Say whether a fill (RRGGBB) is a clear red, yellow, orange or green."""
    if len(colour) != 6:
        return False
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    return saturation > 0.35 and 0.2 < light < 0.9 and (hue < 0.45 or hue > 0.94)


def is_dot(cell) -> bool:
    """Say whether a cell holds nothing but the sign of a traffic light, of which only the colour tells something."""
    return isinstance(cell, str) and cell.strip() in _DOTS
