"""Strategy maps drawn in cells, lists whose values say what they are, and plans by perspective without numbers."""

import pytest

from sheets import kpi_rows, reading, strategy
from stimmig.reading.usable import refuse_unless_strategy
from stimmig.refusal import Refusal


def told(text: str) -> list[tuple[str, str]]:
    """Return objective and perspective of a workbook."""
    return [(one.name, one.perspective) for one in strategy(text).strategic_objectives]


def test_objectives_beside_their_perspectives():
    """Arrows stand between; the note below is none of it."""
    text = """
        # Blatt
        | Strategiekarte Tierheim Au |                        |                  |
        |                            |                        |                  |
        | Finanzen                   | Genug Spenden sammeln  | Kosten tragen    |
        |                            | ↑                      | ↑                |
        | Kunden                     | Tiere gut vermitteln   |                  |
        | Abläufe                    | Tierarzt schnell haben | Boxen rein halten |
        | Team                       | Ehrenamtliche schulen  |                  |
        |                            |                        |                  |
        | Von unten nach oben lesen  |                        |                  |
        """
    assert told(text) == [
        ("Genug Spenden sammeln", "finance"),
        ("Kosten tragen", "finance"),
        ("Tiere gut vermitteln", "customer"),
        ("Tierarzt schnell haben", "process"),
        ("Boxen rein halten", "process"),
        ("Ehrenamtliche schulen", "learning"),
    ]
    assert "Von unten nach oben lesen" in [note.text for note in reading(text).notes]


def test_objectives_below_their_perspectives():
    """Four boxes, two by two."""
    text = """
        # Strategy
        | Our strategy on a page |                       |
        |                        |                       |
        | Financial              | Customer              |
        | Steady giving          | Nobody waits          |
        | Low running costs      |                       |
        |                        |                       |
        | Internal process       | Learning and growth   |
        | Vans always out        | Volunteers stay on    |
        """
    assert [name for name, _ in told(text)] == [
        "Steady giving", "Low running costs", "Nobody waits", "Vans always out", "Volunteers stay on",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "# Blatt\n| Organigramm | | |\n| | | |\n| Finanzen | Anna Huber | Jens Weber |\n| Kunden | Olga Stein | Kai Brandt |\n| Personal | Eva Kuhn | Max Ott |",
        "# Klausur\n| Strategie: Ablauf | | |\n| | | |\n| Finanzen | Vortrag Frau Huber | 9 Uhr |\n| Kunden | Gruppe in Saal 2 | 10 Uhr |\n| Prozesse | Gruppe in Saal 3 | 11 Uhr |",
    ],
)
def test_other_lists_by_department_are_no_maps(text):
    """Nothing calls the one a strategy, and the other has times of day."""
    with pytest.raises(Refusal):
        refuse_unless_strategy(reading(text))


def test_values_that_say_what_they_are_need_no_headings():
    """Perspective, objective, KPI, and "Soll" and "Ist" within the cells."""
    text = """
        # Tabelle1
        | Bergbahn Rätikon, Leitung |                   |                     |             |            |
        |                           |                   |                     |             |            |
        | Finanzen                  | Kosten tragen     | Deckungsgrad        | Soll 70 %   | Ist 66,5 % |
        | Kunden                    | Kurz anstehen     | Wartezeit Talstation | Soll 10 Min. | Ist 14 Min. |
        |                           | Gern wiederkommen | Saisonkarten        | Soll 900    | Ist 840    |
        | Prozesse                  | Sicher fahren     | Betriebsunterbrüche | Soll 5      | Ist 9      |
        """
    assert kpi_rows(text)[0] == ("Deckungsgrad", "%", 70, 66.5)
    assert told(text)[2] == ("Gern wiederkommen", "customer")
    assert len(kpi_rows(text)) == 4


def test_a_plan_by_perspective_without_numbers_is_a_scorecard():
    """Thrusts and what is done for them, and no number at all."""
    text = """
        # Tabelle1
        | Handlungsfeld | Stossrichtung      | Massnahme         | Zuständig |
        | Finanzen      | Unabhängig bleiben | Saal vermieten    | Vorstand  |
        | Mitglieder    | Junge gewinnen     | Schnupperabend    | Nina      |
        | Abläufe       | Noten finden       | Archiv ordnen     | Reto      |
        """
    refuse_unless_strategy(reading(text))
    assert told(text)[1] == ("Junge gewinnen", "customer")


def test_the_to_do_list_of_departments_is_none():
    """ "Ziel" heads what is to be done as well."""
    text = """
        # To-do
        | Bereich    | Ziel              | Maßnahme         | Wer | Bis  |
        | Finanzen   | Neues Kassenbuch  | Software kaufen  | Uli | Mai  |
        | Personal   | Stelle besetzen   | Anzeige schalten | Eva | Juni |
        | Produktion | Lift reparieren   | Angebot holen    | Kai | Juli |
        | Kunden     | Post vorbereiten  | Karten bestellen | Kai | Juli |
        """
    with pytest.raises(Refusal):
        refuse_unless_strategy(reading(text))


def test_a_map_beside_a_list_only_repeats_it():
    """The objectives are those of the list, each with its KPIs, and no second ones."""
    text = """
        # Strategiekarte
        | Finanzen | • Spenden sammeln   |
        | Kunden   | • Tiere vermitteln  |
        | Prozesse | • Boxen rein halten |

        # Kennzahlen
        | Ziel              | Kennzahl    | Zielwert | Ist |
        | Spenden sammeln   | Dauerspender | 90      | 70  |
        | Tiere vermitteln  | Tage im Haus | 30      | 41  |
        | Boxen rein halten | Ausbrüche   | 0        | 2   |
        """
    assert [name for name, _ in told(text)] == ["Spenden sammeln", "Tiere vermitteln", "Boxen rein halten"]
    assert [kpi.contributes_to[0].to for kpi in strategy(text).kpis][0] == "Spenden sammeln"


def test_objectives_below_each_other_between_their_perspectives():
    """One column, with a bullet before each objective."""
    text = """
        # Strategie
        | Finanzen                   |
        | - Zuschüsse sichern        |
        | - Saal öfter vermieten     |
        | Kunden                     |
        | - Proben öffnen            |
        | Prozesse                   |
        | - Noten digital ordnen     |
        """
    assert told(text)[1:3] == [("Saal öfter vermieten", "finance"), ("Proben öffnen", "customer")]


def test_nothing_but_objectives_below_their_title():
    """Numbered, and no other column."""
    text = """
        # Tabelle1
        | Strategische Ziele 2027 |                                |
        | 1                       | Jedes Kind kann schwimmen      |
        | 2                       | Das Bad bleibt offen           |
        | 3                       | Wir heizen ohne Gas            |
        """
    assert [name for name, _ in told(text)] == [
        "Jedes Kind kann schwimmen", "Das Bad bleibt offen", "Wir heizen ohne Gas",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "# Strategie\n| Finanzen | Anna Huber |\n| Kunden | Olga Stein |\n| Prozesse | Tom Ries |\n| | Jens Weber |",
        "# Strategie\n| Finanzen | Grundlagen der Bilanz |\n| Kunden | Der zufriedene Gast |\n| Prozesse | Lean im Büro |",
        "# Agenda\n| Strategische Ziele | |\n| Begrüßung durch Frau Huber | 9:00 |\n| Vortrag der Leitung | 9:30 |\n| Gemeinsames Mittagessen | 12:00 |",
    ],
)
def test_people_books_and_agendas_are_no_objectives(text):
    """One text for each perspective, names, or times beside them."""
    with pytest.raises(Refusal):
        refuse_unless_strategy(reading(text))


def test_goals_and_initiatives_below_a_title_that_speaks_of_strategy():
    """Neither perspectives nor numbers."""
    text = """
        # Sheet1
        | Strategic goals and how we get there |                 |      |
        | Goal                                 | Initiative      | Lead |
        | Everyone can borrow tools            | Second workshop | Ada  |
        | Repairs cost less than buying        | Spare part bank | Ned  |
        """
    refuse_unless_strategy(reading(text))
    assert [name for name, _ in told(text)] == ["Everyone can borrow tools", "Repairs cost less than buying"]


def test_a_register_of_risks_to_objectives_is_none():
    """It names strategic objectives and actions, and much that nobody knows."""
    text = """
        # Register
        | Strategic risks 2026 |             |        |        |                   |     |
        | Strategic objective  | Risk        | Impact | Rating | Mitigating action | Due |
        | Sound finances       | Grant ends  | 4      | 12     | Find new donors   | May |
        | Safe buildings       | Roof leaks  | 3      | 9      | Survey the roof   | Jun |
        """
    with pytest.raises(Refusal):
        refuse_unless_strategy(reading(text))


def test_a_map_counts_beside_lists_of_other_things():
    """Initiatives that name no objective repeat none."""
    text = """
        # Strategiekarte
        | Finanzen | Baukosten begrenzen | Mieten sichern   |
        | Kunden   | Mieter binden       | Höfe beleben     |
        | Prozesse | Schäden rasch beheben | Leerstand senken |

        # Maßnahmen
        | Maßnahme               | Verantwortlich | Termin     |
        | Dach Nordstraße dämmen | Ott            | 30.09.2026 |
        | Mieterportal einführen | Kern           | 31.12.2026 |
        """
    assert [name for name, perspective in told(text) if perspective == "customer"] == ["Mieter binden", "Höfe beleben"]
    assert [one.name for one in strategy(text).initiatives] == ["Dach Nordstraße dämmen", "Mieterportal einführen"]


def test_a_map_counts_beside_kpis_that_name_no_objective():
    """Nothing else in the workbook tells what they are for."""
    text = """
        # Strategiekarte
        | Finanzen | Baukosten begrenzen | Mieten sichern   |
        | Kunden   | Mieter binden       | Höfe beleben     |
        | Prozesse | Schäden rasch beheben | Leerstand senken |

        # Kennzahlen
        | Kennzahl       | Zielwert | Ist |
        | Kosten je m²   | 3100     | 3300 |
        | Tage bis zur Reparatur | 4 | 6   |
        """
    assert len(told(text)) == 6
    assert len(kpi_rows(text)) == 2
