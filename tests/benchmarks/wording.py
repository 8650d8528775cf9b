"""How well and how fast wording is judged, on phrases that nobody looked at while building.

python tests/benchmarks/wording.py [FOLDER with keyresults.jsonl and pairs.jsonl]
"""

import json
import sys
import time
from pathlib import Path

from stimmig.wording.judgement import judge, language_of, restates
from stimmig.wording.model import LABELS

HELD_OUT = Path(__file__).parent / "phrases"


def rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def figures(truth: list, guessed: list, label) -> tuple[float, float, float]:
    """Return precision, recall and F1 of one label."""
    both = sum(one == two == label for one, two in zip(truth, guessed))
    precision = both / max(1, guessed.count(label))
    recall = both / max(1, truth.count(label))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def labels(folder: Path) -> None:
    """Print precision, recall and F1 of each label and language."""
    found = list(folder.glob("keyresults*.jsonl"))
    phrases = [row for path in found for row in rows(path)]
    for lang in ("de", "en"):
        mine = [row for row in phrases if row["lang"] == lang]
        truth = [row["label"] for row in mine]
        guessed = [judge(row["text"], lang).label for row in mine]
        table = {label: figures(truth, guessed, label) for label in LABELS}
        print(f"{lang}: {len(mine)} phrases, {guessed.count(None)} left open")
        for label, (precision, recall, f1) in table.items():
            print(f"   {label:12} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")
        print(f"   {'macro-F1':12} {sum(row[2] for row in table.values()) / 3:.3f}")
        told = sum(language_of(row["text"]) == lang for row in mine) / len(mine)
        print(f"   {'language':12} {told:.3f} recognised")


def copies(folder: Path) -> None:
    """Print precision, recall and F1 of "restates the KPI"."""
    pairs = [row for path in (*folder.glob("pairs*.jsonl"), *folder.glob("kpi_kr_pairs.jsonl")) for row in rows(path)]
    for lang in ("de", "en"):
        mine = [row for row in pairs if row["lang"] == lang]
        guessed = [restates(row["kpi"], row["kr"], lang).copy for row in mine]
        precision, recall, f1 = figures([row["copy"] for row in mine], guessed, True)
        print(f"{lang}: {len(mine)} pairs  copy: precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")


def speed(folder: Path) -> None:
    """Print how long loading takes, how many phrases a second are judged, and where the time goes."""
    from stimmig.wording import features, model

    phrases = [row for path in folder.glob("keyresults*.jsonl") for row in rows(path)]
    start = time.perf_counter()
    for row in phrases:
        features.see(row["text"], row["lang"])
    seen = time.perf_counter()
    judge.cache_clear()
    for row in phrases:
        judge(row["text"], row["lang"])
    end = time.perf_counter()
    print(
        f"{len(phrases) / (end - seen):,.0f} phrases a second, of which taking apart {(seen - start) / (end - seen):.0%}"
    )
    text = json.dumps(model.of_labels("de").weights)
    start = time.perf_counter()
    json.loads(text)
    print(f"reading the German weights: {1000 * (time.perf_counter() - start):.0f} ms")


if __name__ == "__main__":
    where = Path(sys.argv[1]) if len(sys.argv) > 1 else HELD_OUT
    first = time.perf_counter()
    judge("Umsatz um 10 % erhöhen", "de")
    judge("Increase revenue by 10%", "en")
    print(f"loading: {1000 * (time.perf_counter() - first):.0f} ms")
    labels(where)
    copies(where)
    speed(where)
