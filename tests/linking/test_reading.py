"""The register as people leave it: its lines link rows, are found again, and never get lost unnoticed."""

import pytest

from sheets import check, checked, said, strategy

SHEETS = """
# Strategie
| ID  | Ebene   | Aussage                        | Zahlt ein auf | Warum                         |
| P-1 | Purpose | Damit Dörfer lebendig bleiben. |               |                               |
| Z-1 | Moal    | Alle treffen sich im Laden.    | P-1           | Wo man sich trifft, lebt man. |
# Karte
| Perspektive | Strategisches Ziel | Gewicht | Kennzahl | Zielwert |
| Kunden      | Nähe schaffen      | 1       | Besuche  | 5        |
"""
HEADS = "| Zeile | Zahlt ein auf | Warum | Annehmen | Vorschlag 1 | Kennung | Blatt | Gruppe |"
GOAL, KPI = "strategic_objective:Nähe schaffen", "kpi:Besuche"
WHY = "Nähe bringt alle zusammen"


def with_register(*lines, sheets=SHEETS, name="stimmig Links"):
    """Return the sheets with a register of lines: to, why, key, and where it matters accept, sheet, group, offer."""
    rows = []
    for to, why, key, *more in lines:
        accept, sheet, group, offer = [*more, *[""] * (4 - len(more))]
        rows.append(f"| {key} | {to} | {why} | {accept} | {offer} | {key} | {sheet} | {group} |")
    return "\n".join([sheets.strip(), f"# {name}", HEADS, *rows])


def rules(*families):
    return {"select": list(families)}


def test_a_line_is_the_link_of_its_row():
    """It leads to the purpose, with its reason; what hangs on the row leads there too."""
    assert check(SHEETS, **rules("PUR001")) == ["PUR001 B2"]
    text = with_register(("Z-1 – Alle treffen sich…", WHY, GOAL), ("", "Besuche zeigen Nähe", KPI))
    assert check(text, **rules("PUR001", "PUR002", "PUR012", "WBK014")) == []
    one = strategy(text)
    goal = one.strategic_objectives[0]
    assert [(link.target.label, link.link.reason) for link in one.links[goal]] == [("Z-1", WHY)]
    assert one.reaches_purpose(one.kpis[0])


def test_findings_about_such_a_link_stand_at_the_register():
    """A missing parent, a missing reason and an empty phrase are found as in any other link."""
    text = with_register(("Z-9", WHY, GOAL))
    assert check(text, **rules("PUR002")) == ["PUR002 B2"]
    assert checked(text, **rules("PUR002")).findings[0].place.sheet == "stimmig Links"
    assert "PUR012 C2" in check(with_register(("Z-1", "", GOAL)), **rules("PUR012"))
    assert "PUR010 C2" in check(with_register(("Z-1", "s. o.", GOAL)), **rules("PUR010"))


def test_one_decision_fills_a_group():
    group = "to:direction:Z-1"
    text = with_register(("Z-1", WHY, "", "", "", group), ("", "", GOAL, "", "Karte", group))
    assert check(text, **rules("PUR001", "WBK014")) == []
    assert [finding.place.cell for finding in checked(text, **rules("PUR012")).findings] == ["D2"], (
        "the KPI has no line"
    )
    own = with_register(("Z-1", WHY, "", "", "", group), ("P-1", "", GOAL, "", "Karte", group))
    one = strategy(own)
    assert [link.to for link in one.links[one.strategic_objectives[0]]] == ["P-1"]


def test_rows_are_found_again_on_another_sheet_and_in_another_order():
    text = with_register(("Z-1", WHY, GOAL, "", "Alter Name")).replace(
        "| Kunden      | Nähe schaffen ", "| Finanzen | Kosten decken | 1 | Ertrag | 7 |\n| Kunden | Nähe schaffen "
    )
    assert check(text, **rules("PUR001", "WBK014")) == ["PUR001 B2"]


def test_a_line_whose_row_is_gone_is_named():
    text = with_register(("Z-1", WHY, "strategic_objective:Alter Name"))
    assert check(text, **rules("WBK014")) == ["WBK014 B2"]
    assert "there is no such row any more" in said(text, rule="WBK014")[0]
    assert check(with_register(("", "", "strategic_objective:Alter Name")), **rules("WBK014")) == []


def test_a_group_whose_rows_are_gone_is_named():
    text = with_register(("Z-1", WHY, "", "", "", "to:direction:Z-1"))
    assert check(text, **rules("WBK014")) == ["WBK014 B2"]


TWICE = (
    SHEETS
    + """
# Zweite Karte
| Perspektive | Strategisches Ziel | Gewicht | Kennzahl | Zielwert |
| Prozesse    | Nähe schaffen      | 1       | Wege     | 5        |
"""
)


def test_of_two_rows_called_alike_the_sheet_tells_which():
    text = with_register(("Z-1", WHY, GOAL, "", "Karte"), sheets=TWICE)
    assert check(text, **rules("PUR001", "WBK014")) == ["PUR001 B2"]
    assert checked(text, **rules("PUR001")).findings[0].place.sheet == "Zweite Karte"


def test_where_nothing_tells_it_is_asked():
    text = with_register(("Z-1", WHY, GOAL, "", "Alter Name"), sheets=TWICE)
    assert check(text, **rules("PUR001", "WBK014")) == ["PUR001 B2", "PUR001 B2", "WBK014 B2"]
    assert "several rows are called that (Karte!B2 and Zweite Karte!B2)" in said(text, rule="WBK014")[0]


@pytest.mark.parametrize("second, state", [(("Z-1", WHY, GOAL), []), (("P-1", WHY, GOAL), ["WBK014 B2", "WBK014 B3"])])
def test_two_lines_about_one_row_count_if_they_agree(second, state):
    assert check(with_register(("Z-1", WHY, GOAL), second), **rules("WBK014")) == state


def test_the_row_s_own_sheet_counts_before_the_register():
    linked = SHEETS.replace("| Kennzahl | Zielwert |", "| Zahlt ein auf | Warum | Kennzahl | Zielwert |").replace(
        "| Besuche  | 5        |", "| P-1 | Ein Grund für alle | Besuche | 5 |"
    )
    text = with_register(("Z-1", WHY, GOAL), sheets=linked)
    assert check(text, **rules("WBK014")) == ["WBK014 B2"]
    one = strategy(text)
    assert [link.to for link in one.links[one.strategic_objectives[0]]] == ["P-1"]


def test_a_register_called_otherwise_in_the_file_is_no_sheet_of_the_owner():
    """Its lines are no strategy of their own."""
    one = strategy(with_register(("Z-1", WHY, GOAL)))
    assert [row.name for row in one.strategic_objectives] == ["Nähe schaffen"]
