"""Forms of an objective, with a list of its KPIs and one of the steps towards it."""

from sheets import kpi_rows, strategy

FORM = """
    # Blatt 1
    | Zielblatt 1     |                       |                   |               |      |
    |                 |                       |                   |               |      |
    | Ziel:           | Bücher kommen zurück  |                   |               |      |
    | Perspektive:    | Kunden                |                   |               |      |
    | verantwortlich: | Ute Falk              |                   |               |      |
    |                 |                       |                   |               |      |
    | Messgrößen      |                       |                   |               |      |
    | Bezeichnung     | Einheit               | Ausgangswert 2019 | Zielwert 2020 | Ist  |
    | Mahnquote       | %                     | 12                | 8             | 9    |
    | Verluste        | Stk.                  | 340               | 200           | k. A. |
    |                 |                       |                   |               |      |
    | Schritte        |                       |                   |               |      |
    | Was             | Wer                   | Bis wann          | erledigt?     |      |
    | Erinnerung per App | Falk               | 31.05.2020        | ja            |      |
    |                 |                       |                   |               |      |
    | Bemerkungen:    | ohne die Schulen      |                   |               |      |
    """


def test_a_form_tells_objective_kpis_and_steps():
    """Titles say what the lists below them hold; labels above say whose they are."""
    read = strategy(FORM)
    (objective,) = read.strategic_objectives
    assert (objective.name, objective.perspective, objective.owner) == ("Bücher kommen zurück", "customer", "Ute Falk")
    assert kpi_rows(FORM) == [("Mahnquote", "%", 8, 9), ("Verluste", "Stk.", 200, None)]
    assert [(one.name, one.owner, str(one.due)) for one in read.initiatives] == [
        ("Erinnerung per App", "Falk", "2020-05-31")
    ]


def test_forms_below_each_other():
    """Each list belongs to the objective above it."""
    second = (
        FORM.replace("# Blatt 1", "")
        .replace("Bücher kommen zurück", "Regale sind aktuell")
        .replace("Mahnquote", "Neuzugänge")
    )
    body = second.split("\n", 2)[2].replace("Verluste", "Aussonderungen")
    read = strategy(FORM.rstrip() + "\n" + body)
    links = {kpi.name: kpi.contributes_to[0].to for kpi in read.kpis}
    assert links["Mahnquote"] == "Bücher kommen zurück" and links["Neuzugänge"] == "Regale sind aktuell"


def test_labels_without_lists_are_no_form():
    """An objective with its details alone tells no KPI."""
    text = "# Blatt\n| Ziel: | Bücher kommen zurück |\n| Perspektive: | Kunden |\n| verantwortlich: | Ute Falk |"
    assert kpi_rows(text) == []
