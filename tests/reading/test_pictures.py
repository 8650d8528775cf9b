"""Boxes of cells around a vision, and check-ins on a sheet of their own."""

from sheets import asked, reading, strategy

_BOXES = """
    # BSC
    | Finanzen           |           |          |  | Kunden             |           |          |
    | Strategisches Ziel | Kennzahl  | Zielwert |  | Strategisches Ziel | Kennzahl  | Zielwert |
    | Ertrag sichern     | Umsatz    | 12       |  | Nähe zeigen        | Besuche   | 30       |
    |                    | Marge     | 7        |  |                    | NPS       | 50       |
    {middle}
    |                    |           |          |  |                    |           |          |
    | Prozesse           |           |          |  | Mitarbeitende      |           |          |
    | Strategisches Ziel | Kennzahl  | Zielwert |  | Strategisches Ziel | Kennzahl  | Zielwert |
    | Schnell liefern    | Tage      | 3        |  | Wissen teilen      | Kurstage  | 4        |
    """
_BLANK = "|                    |           |          |  |                    |           |          |"


def _boxes(*middle: str) -> str:
    return _BOXES.format(middle="\n    ".join(middle))


def _aims(text: str) -> list[tuple]:
    return [(one.perspective, one.name) for one in strategy(text).strategic_objectives]


_ALL_AIMS = [
    ("customer", "Nähe zeigen"),
    ("finance", "Ertrag sichern"),
    ("learning", "Wissen teilen"),
    ("process", "Schnell liefern"),
]


def test_four_boxes_around_the_vision():
    """The vision between them is no objective, however it is written."""
    says = "Alle im Ort kaufen gern bei uns."
    for middle in (
        (_BLANK, f"| Vision | {says} | |  | | | |"),
        (f"| Vision | {says} | |  | | | |",),
        (_BLANK, "| Vision | | |  | | | |", f"| {says} | | |  | | | |"),
        (_BLANK, f"| Vision: {says} | | |  | | | |"),
        (f"| Vision: {says} | | |  | | | |",),
        (_BLANK, f"| | | | Vision: {says} | | | |"),
    ):
        text = _boxes(*middle)
        assert sorted(_aims(text)) == _ALL_AIMS, middle
        assert [one.name for one in strategy(text).kpis if one.name == says] == []
        assert [(one.level, one.text) for one in reading(text).statements] == [("vision", says)], middle


def test_an_objective_called_vision_stays_one():
    """It has a KPI and a target like any other."""
    text = """
        # BSC
        | Strategisches Ziel | Kennzahl                | Zielwert |
        | Ertrag             | Umsatz                  | 12       |
        | Vision             | Kennt jeder im Haus sie | 80       |
        """
    assert [one.name for one in strategy(text).strategic_objectives] == ["Ertrag", "Vision"]
    assert len(strategy(text).kpis) == 2


def test_a_list_of_levels_keeps_its_rows():
    """On the sheet of the strategy, a vision is a row of the list."""
    text = """
        # Strategie
        | Ebene   | Aussage                          |
        | Purpose | Damit Dörfer lebendig bleiben.   |

        | Vision  | Jedes Dorf hat wieder einen Laden. |
        """
    assert [one.name for one in strategy(text).level("vision")] == ["Jedes Dorf hat wieder einen Laden."]


def test_a_log_of_key_results_holds_checkins():
    """The same key results at several dates are no new key results."""
    text = """
        # OKR
        | Objective | Key Result | Ausgangswert | Zielwert | Aktuell |
        | Nähe      | Besuche    | 10           | 30       | 25      |
        | Nähe      | Anrufe     | 85           | 40       | 45      |
        # Stand
        | Datum      | Key Result | Aktueller Wert |
        | 14.07.2026 | Besuche    | 12             |
        | 14.07.2026 | Anrufe     | 80             |
        | 14.08.2026 | Besuche    | 25             |
        | 14.08.2026 | Anrufe     | 45             |
        """
    read = strategy(text)
    assert [one.name for one in read.key_results] == ["Besuche", "Anrufe"]
    assert [(str(one.date)[:10], one.key_result, one.value) for one in read.checkins][::3] == [
        ("2026-07-14", "Besuche", 12),
        ("2026-08-14", "Anrufe", 45),
    ]
    assert asked(text) == []


def test_a_log_may_repeat_the_target():
    """Beside each value the log says where it should go."""
    text = """
        # Stand
        | Datum      | Key Result | Aktueller Wert | Zielwert | Einheit |
        | 14.07.2026 | Besuche    | 12             | 30       | Anzahl  |
        | 14.07.2026 | Anrufe     | 80             | 40       | Anzahl  |
        | 14.08.2026 | Besuche    | 25             | 30       | Anzahl  |
        | 14.08.2026 | Anrufe     | 45             | 40       | Anzahl  |
        """
    assert strategy(text).key_results == ()
    assert len(strategy(text).checkins) == 4


def test_key_results_with_a_date_are_no_log():
    """Each stands once."""
    text = """
        # OKR Q3
        | Datum      | Key Result | Aktueller Wert |
        | 14.07.2026 | Besuche    | 12             |
        | 14.08.2026 | Anrufe     | 80             |
        """
    assert [one.name for one in strategy(text).key_results] == ["Besuche", "Anrufe"]
