"""Write everything that is generated: templates, sample workbooks, the record schema, the list of rules, the README's tables.

    python -m stimmig.generate

A test fails when running it again would change anything.
"""

import json
from pathlib import Path
from typing import Any

from stimmig.converting.convert import convert_workbook
from stimmig.model.canonical import BY_NAME, TABLES, Column
from stimmig.model.choices import CHOICES, OTHER_PERSPECTIVE
from stimmig.reading.recognise import WorkbookReading, read_workbook
from stimmig.reading.records import Records
from stimmig.report.explanation import weights
from stimmig.rules.catalogue import catalogue
from stimmig.rules.limits import LIMITS
from stimmig.rules.profiles import NAMES, load_profile
from stimmig.rules.rule import Rule
from stimmig.template.build import build_workbook
from stimmig.workbook.file import open_workbook
from stimmig.writing.layout_json import layout_schema

ROOT = Path(__file__).parents[2]
TEMPLATES = {"de": "stimmig-vorlage.xlsx", "en": "stimmig-template.xlsx"}
_LEGACY = ".legacy.md"
"""how the names of stories end that are no canonical workbooks"""
COMMAND = "python -m stimmig.generate"


def generated() -> dict[Path, bytes]:
    """Return path → content of every generated file."""
    files = {ROOT / "templates" / name: build_workbook(lang) for lang, name in TEMPLATES.items()}
    for story in sorted((ROOT / "samples").glob("*/*.md")):
        if story.name.endswith(_LEGACY):
            files[story.with_name(story.name.removesuffix(_LEGACY) + ".xlsx")] = converted_workbook(story)
        elif story.name != "README.md":
            files[story.with_suffix(".xlsx")] = sample_workbook(story)
    files[ROOT / "schema" / "record.json"] = _json(record_schema())
    files[ROOT / "schema" / "layout.json"] = _json(layout_schema())
    files[ROOT / "schema" / "rules.json"] = _json({"$comment": f"written by {COMMAND}", "rules": rules()})
    readme = ROOT / "README.md"
    files[readme] = _filled(readme.read_text("utf-8")).encode()
    return files


def sample_workbook(story: Path) -> bytes:
    """Return the canonical workbook that a story in Markdown tables describes."""
    reading = read_workbook(open_workbook(story))
    return build_workbook(reading.lang or "de", _rows(reading))


def converted_workbook(story: Path) -> bytes:
    """Return what a legacy workbook, shown as Markdown tables, is converted into."""
    return convert_workbook(open_workbook(story), "de").content


def record_schema() -> dict[str, Any]:
    """Return the JSON Schema of the rows of the canonical tables: field → what it holds."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": f"written by {COMMAND} from addin/stimmig/model/canonical.py",
        "title": "Records: the rows of the canonical tables",
        "$defs": {
            table.name: {
                "title": table.sheet.en,
                "type": "object",
                "additionalProperties": False,
                "properties": {name: _schema_of(column) for name, column in table.by_field.items()},
            }
            for table in TABLES
        },
    }


def rules() -> list[dict[str, Any]]:
    """Return the catalogue as plain data, in both languages."""
    return [
        {
            "code": rule.code,
            "severity": rule.severity.name.lower(),
            "wording": rule.judges_wording,
            "title": rule.title._asdict(),
            "reason": rule.reason._asdict(),
            "advice": rule.advice._asdict(),
        }
        for rule in catalogue()
    ]


def _schema_of(column: Column) -> dict[str, Any]:
    described = {"title": column.heading.en}
    if column.holds == "number":
        return described | {"type": ["number", "null"]}
    if column.holds == "date":
        return described | {"type": ["string", "null"], "format": "date"}
    if column.holds == "perspective":
        own = {"type": "string", "pattern": f"^{OTHER_PERSPECTIVE}"}
        return described | {"anyOf": [{"enum": [*CHOICES["perspective"], None]}, own]}
    if column.holds in CHOICES:
        return described | {"enum": [*CHOICES[column.holds], None]}
    return described | {"type": ["string", "null"]}


def _rows(reading: WorkbookReading) -> dict[str, list[dict[str, Any]]]:
    rows: dict[str, list[dict[str, Any]]] = {}
    for records in reading.records:
        fields = [column.field for column in BY_NAME[records.layout.table].columns]
        columns = [records.values(field) for field in fields]
        found = rows.setdefault(records.layout.table, [])
        for at, values in enumerate(zip(*columns)):
            row = dict(zip(fields, values))
            row |= {field: _raw(records, at, field) for field in records.unread(at)}
            found.append(row)
    return rows


def _raw(records: Records, at: int, field: str) -> Any:
    return records.block.cells[records.layout.rows[at]][records.block.columns[field]]


def _filled(page: str) -> str:
    """Return the README with its tables of rules and limits as the code has them."""
    for name, lines in (("rules", _rule_lines()), ("limits", _limit_lines())):
        begin, end = f"<!-- {name}: begin, written by {COMMAND} -->", f"<!-- {name}: end -->"
        head, _, rest = page.partition(begin)
        page = "\n".join([f"{head}{begin}", *lines, end]) + rest.partition(end)[2]
    return page


def _rule_lines() -> list[str]:
    lines = ["| Code | Severity | Finds |", "|---|---|---|"]
    return lines + [f"| {rule.code} | {severities(rule)} | {rule.title.en} |" for rule in catalogue()]


def severities(rule: Rule) -> str:
    """Return how much the findings of a rule may weigh, the heaviest first; a rule may only say "not checked"."""
    return " / ".join(one.name.lower() for one in weights(rule)) or "not checked"


def _limit_lines() -> list[str]:
    profiles = [load_profile(name) for name in NAMES]
    lines = [f"| Key | Name on the settings sheet | {' | '.join(NAMES)} |", "|---" * (2 + len(NAMES)) + "|"]
    for key, limit in LIMITS.items():
        shown = " | ".join(_shown(profile[key]) for profile in profiles)
        lines.append(f"| `{key}` | {limit.label.en} / {limit.label.de} | {shown} |")
    return lines


def _shown(value: Any) -> str:
    if value is None or value == []:
        return "–"
    return (
        {True: "yes", False: "no"}[value]
        if isinstance(value, bool)
        else f"{value:.2g}"
        if isinstance(value, float)
        else str(value)
    )


def _json(document: Any) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def main() -> None:
    """Write the generated files that have changed."""
    for path, content in generated().items():
        if not path.exists() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
