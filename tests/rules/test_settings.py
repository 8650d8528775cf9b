"""Profiles and the settings sheet: what they may say, and what is said where they say something else."""

import json

import pytest

from sheets import checked
from stimmig.language.text import localise
from stimmig.refusal import Refusal
from stimmig.rules.limits import FORMS, LIMITS, shown
from stimmig.rules.profiles import load_profile
from stimmig.rules.settings import key_of
from stimmig.schemas import schema


def with_settings(*lines):
    """Return the check of a workbook with these lines on its settings sheet."""
    rows = "\n".join(f"| {name} | {value} |" for name, value in lines)
    return checked(
        f"# BSC\n| ID | Strategisches Ziel |\n| S-1 | Nähe |\n# Einstellungen\n| Einstellung | Wert |\n{rows}"
    )


def complaints(*lines, lang="de"):
    """Return what WBK012 says about these lines."""
    found = [one for one in with_settings(*lines).findings if one.code == "WBK012"]
    return [f"{one.message(lang)} {one.advice(lang)}" for one in found]


@pytest.mark.parametrize("value", ["inf", "nan", "1e999", "-1", "2,5", "1.000", "50 %", "99999999999", "viele", "1_0"])
def test_a_setting_that_is_no_count_is_said_and_the_profile_holds(value):
    written = "kpis_max", f"'{value}"  # as text: Excel would make a number of 1e999 or 1.000
    check = with_settings(written)
    assert (check.limits["kpis_max"], check.faults) == (25, ())
    assert complaints(written) == [
        f"Bei der Einstellung „kpis_max“ steht „{value}“; das passt dort nicht, es gilt der Wert des Profils."
        " Erlaubt ist eine ganze Zahl von 0 bis 10.000 oder „ohne Grenze“."
    ]


@pytest.mark.parametrize(
    "key, value, meant",
    [
        ("kpis_max", "30", 30),
        ("kpis_max", "30,0", 30),
        ("kpis_max", "ohne Grenze", None),
        ("kpis_max", "No limit", None),
        ("leading_share_min", "40 %", 0.4),
        ("leading_share_min", "0,4", 0.4),
        ("review_months", "1,5", 1.5),
        ("reason", "übergeordnet", "parent"),
        ("reason", "je Zeile", "row"),
        ("perspectives", "keine", []),
        ("perspectives", "Umwelt; Klima", ["Umwelt", "Klima"]),
        ("grading", "ja", True),
    ],
)
def test_a_setting_is_read_as_people_write_it(key, value, meant):
    check = with_settings((key, value))
    assert check.limits[key] == meant
    assert complaints((key, value)) == []


@pytest.mark.parametrize("key, value", [("leading_share_min", "33"), ("red_periods", "0"), ("untouched_cycles", "0")])
def test_a_setting_out_of_its_bounds_is_said(key, value):
    assert len(complaints((key, value))) == 1


@pytest.mark.parametrize("lang", ["de", "en"])
def test_what_the_template_shows_can_be_typed_in(lang):
    """Each value of a profile, as the settings sheet shows it, is a setting of that value."""
    for name in ("die-agilen", "kaplan-norton"):
        limits = load_profile(name)
        for key in LIMITS:
            value = localise(shown(limits[key]), lang)
            assert with_settings(("Profil", name), (key, value)).limits[key] == limits[key], key


def test_labels_are_told_apart():
    """No two limits share a label, and each label leads to its limit."""
    for key, limit in LIMITS.items():
        assert key_of(limit.label.de) == key_of(limit.label.en.upper()) == key


def test_a_profile_is_known_whatever_its_case():
    assert with_settings(("Profil", "OpenOKR")).limits.profile == "openokr"
    assert load_profile("GOOGLE").profile == "google"


def test_an_unknown_profile_is_said_with_the_known_ones():
    assert complaints(("Profil", "streng")) == [
        "Das Profil „streng“ gibt es nicht; geprüft wurde nach „die-agilen“."
        " Bekannt sind die-agilen, mooncamp, google, openokr und kaplan-norton."
    ]


def test_an_unknown_setting_is_said_unless_it_sets_nothing():
    assert complaints(("Wetter", "schön"), ("Grenzen für OKR", "")) == [
        "Die Einstellung „Wetter“ kennt stimmig nicht; sie bewirkt nichts."
        " Prüfen Sie die Schreibweise; alle Einstellungen stehen in der Vorlage."
    ]


def test_the_bounds_are_those_of_the_schema():
    """A settings sheet and a profile may say the same."""
    described = schema("profile")
    for key, limit in LIMITS.items():
        part = described["properties"]["limits"]["properties"][key]
        part = described["$defs"][part["$ref"].rpartition("/")[2]] if "$ref" in part else part
        form = FORMS[limit.form]
        if "minimum" in part:
            whole = "integer" in part["type"]
            assert (part["minimum"], part["maximum"], whole) == (form.low, form.high, form.whole), key


@pytest.fixture
def refused(tmp_path):
    """Return what is said where a profile file is refused; the files are name → content."""

    def sentence(lang, name="a.json", **files):
        for stem, content in files.items():
            text = content if isinstance(content, str) else json.dumps(content)
            (tmp_path / f"{stem}.json").write_text(text, "utf-8")
        with pytest.raises(Refusal) as refusal:
            load_profile(str(tmp_path / name))
        return refusal.value.sentence(lang).replace(str(tmp_path), "…")

    return sentence


def test_profiles_in_a_circle_are_named_however_they_are_spelled(refused, tmp_path):
    """b.json names a.json by a way round through the folder above."""
    files = {
        "a": {"name": "a", "inherits": "b.json", "limits": {}},
        "b": {"name": "b", "inherits": f"../{tmp_path.name}/a.json", "limits": {}},
    }
    assert refused("de", **files) == (
        "a.json: Das Profil erbt von sich selbst (a.json → b.json → a.json)."
        " Nennen Sie unter „inherits“ ein anderes Profil."
    )


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e999"])
def test_a_profile_takes_numbers_only_that_can_be_calculated_with(refused, number):
    text = '{"name": "a", "limits": {"review_months": ' + number + "}}"
    assert f"Der Wert {number} ist keine Zahl, mit der sich rechnen lässt." in refused("de", a=text)


def test_a_profile_out_of_bounds_is_said_in_words(refused):
    files = {"a": {"name": "a", "limits": {"kpis_max": -1, "red_periods": 0, "reason": "none"}}}
    said = refused("de", **files)
    assert "unter limits → kpis_max steht -1, erlaubt ist eine ganze Zahl von 0 bis 10000 oder null" in said
    assert "unter limits → red_periods steht 0, erlaubt ist eine ganze Zahl von 1 bis 10000 oder null" in said
    assert 'unter limits → reason steht "none", erlaubt ist "row" oder "parent"' in said
    assert "there is -1, but allowed is a whole number from 0 to 10000 or null" in refused("en", **files)


def test_a_profile_with_unknown_keys_is_told_line_by_line(refused):
    """All at once; a key that is near one is asked about, for another all are listed."""
    text = """{
      "name": "haus", "limits": {
        "objectives_maxx": 3,
        "kpis_max": "viele"
      },
      "base": "google"
    }"""
    assert refused("de", a=text).splitlines() == [
        "a.json: Das Profil ist so nicht zu gebrauchen:",
        "  Zeile 3: „objectives_maxx“ unter limits ist unbekannt; meinen Sie objectives_max oder objectives_min?",
        '  Zeile 4: unter limits → kpis_max steht "viele", erlaubt ist eine ganze Zahl von 0 bis 10000 oder null',
        "  Zeile 6: „base“ ganz oben ist unbekannt; erlaubt sind $schema, about, inherits, limits, name",
    ]
    assert "line 3: “objectives_maxx” under limits is unknown; did you mean objectives_max or" in refused("en", a=text)


def test_a_profile_that_lacks_its_name_is_told_where(refused):
    assert "ganz oben fehlt „name“" in refused("de", a={"limits": {}})
    assert "“name” is missing at the top" in refused("en", a={"limits": {}})
    assert "ganz oben steht [], erlaubt ist ein Objekt in geschweiften Klammern" in refused("de", a=[])


def test_broken_json_is_said_in_one_language(refused):
    """What the JSON reader says is English; the sentence is not."""
    assert refused("de", a='{"name": "a"\n "limits": {}}') == (
        "a.json, Zeile 2, Spalte 2: Ab hier ist die Datei kein gültiges JSON. Oft fehlt davor ein Komma, ein"
        " Anführungszeichen oder eine Klammer."
    )


def test_profiles_that_do_not_exist_are_told_apart(refused):
    assert refused("de", "fehlt.json") == (
        "Die Profildatei „…/fehlt.json“ gibt es nicht. Prüfen Sie Ordner und Schreibweise."
    )
    assert refused("de", a={"name": "a", "inherits": "streng", "limits": {}}).startswith(
        "a.json: Unter „inherits“ steht „streng“; dieses Profil gibt es nicht. Bekannt sind die-agilen,"
    )


def test_a_whole_number_may_be_written_with_a_point(tmp_path):
    """5.0 in a profile is 5: rules count rows with it."""
    path = tmp_path / "a.json"
    path.write_text('{"name": "a", "limits": {"kpis_max": 5.0}}', "utf-8")
    assert repr(load_profile(str(path))["kpis_max"]) == "5"


def test_at_least_and_at_most_must_not_contradict():
    """The profile's value holds, and the line is named at its value."""
    text = "Horizont eines Moal in Monaten, mindestens", "20"
    assert complaints(text) == [
        "Bei der Einstellung „Horizont eines Moal in Monaten, mindestens“ steht „20“; mindestens und höchstens"
        " widersprechen sich, es gilt der Wert des Profils. Ändern Sie eine der beiden Grenzen."
    ]
    assert with_settings(text).limits["moal_months_min"] == 9


def test_a_language_that_we_do_not_speak_is_said():
    assert complaints(("Sprache", "Französisch")) == [
        "Die Sprache „Französisch“ spricht stimmig nicht; gewählt wurde die der Überschriften. Möglich sind Deutsch (de)"
        " und Englisch (en)."
    ]
