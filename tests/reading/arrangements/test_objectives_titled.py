"""Objectives in the titles of tables."""

from sheets import strategy

TABLE = "| {} |  |  |\n| Kennzahl | Zielwert | Ist |\n| {} | 5 | 4 |\n| {} | 7 | 6 |\n\n"


def _sheet(*titles: str) -> str:
    kpis = ("Umsatz", "Marge"), ("Besuche", "Rückkehrer"), ("Ausfälle", "Rüstzeit")
    return "# Scorecard\n" + "".join(TABLE.format(title, *names) for title, names in zip(titles, kpis))


def test_an_objective_stands_behind_its_perspective():
    """Each table has such a title, and each says what is to be done."""
    read = strategy(_sheet("Finanzen – Kasse stärken", "Kunden: Gäste gewinnen", "Prozesse – Öfen auslasten"))
    assert [(one.name, one.perspective) for one in read.strategic_objectives] == [
        ("Kasse stärken", "finance"),
        ("Gäste gewinnen", "customer"),
        ("Öfen auslasten", "process"),
    ]
    assert [link.to for kpi in read.kpis for link in kpi.contributes_to] == [
        *["Kasse stärken"] * 2,
        *["Gäste gewinnen"] * 2,
        *["Öfen auslasten"] * 2,
    ]


def test_what_else_stands_behind_a_perspective_is_none():
    """Who is in charge, a motto, or a year: one such title, and none of them tells an objective."""
    for other in ("Kunden – Hr. Wenk", "Kunden – unsere Basis", "Kunden – Kennzahlen 2024", "Kunden"):
        read = strategy(_sheet("Finanzen – Kasse stärken", other, "Prozesse – Öfen auslasten"))
        assert [one.name for one in read.strategic_objectives] == []
        assert {kpi.perspective for kpi in read.kpis} == {"finance", "customer", "process"}
