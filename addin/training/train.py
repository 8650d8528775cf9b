"""Train the wording model from the phrases beside this script and write its weights into the package.

python addin/training/train.py    (needs scikit-learn; nothing of it is needed at run time)
"""

import json
from collections import Counter
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, precision_score
from sklearn.model_selection import StratifiedKFold, cross_val_predict

from stimmig.wording.features import see
from stimmig.wording.pairs import compare

HERE = Path(__file__).parent
OUT = HERE.parent / "stimmig" / "wording"
LABELS = ("outcome", "output", "metric_copy")
_SCALE = 1000
_PRECISION = 0.93
"""wanted where a rule would speak: of outputs and bare metrics"""
_FOLDS = StratifiedKFold(10, shuffle=True, random_state=0)


def rows(name: str) -> list[dict]:
    return [json.loads(line) for line in (HERE / name).read_text("utf-8").splitlines()]


def train_labels(lang: str) -> None:
    """Fit the three labels, print the cross-validated figures, write weights as whole numbers."""
    phrases = rows(f"keyresults.{lang}.jsonl")
    seen = [see(row["text"], lang).features for row in phrases]
    often = {feature for feature, count in Counter(one for each in seen for one in each).items() if count > 1}
    data = [dict.fromkeys(often.intersection(each), 1.0) for each in seen]
    vectors = DictVectorizer()
    x, y = vectors.fit_transform(data), [row["label"] for row in phrases]
    model = LogisticRegression(C=0.5, max_iter=4000)
    chances = cross_val_predict(model, x, y, cv=_FOLDS, method="predict_proba")
    names = sorted(set(y))
    guessed = [names[row.argmax()] for row in chances]
    print(lang, "labels, 10 folds: macro-F1", round(f1_score(y, guessed, average="macro"), 3))
    for label in LABELS:
        print("   ", label, "precision", round(precision_score(y, guessed, labels=[label], average="macro"), 3))
    least = [_least(label, chances, names, y) for label in LABELS]
    print("    speaks from", dict(zip(LABELS, least)))
    model.fit(x, y)
    order = [list(model.classes_).index(label) for label in LABELS]
    weights = {
        name: [round(_SCALE * model.coef_[label][at]) for label in order] for name, at in vectors.vocabulary_.items()
    }
    bias = [round(_SCALE * model.intercept_[label]) for label in order]
    _write(
        f"labels.{lang}.json",
        {"labels": LABELS, "least": least, "bias": bias, "weights": dict(sorted(weights.items()))},
    )


def _least(label: str, chances, names: list[str], truth: list[str]) -> float:
    """Return how sure the model must be of a label so that it is right often enough when it speaks."""
    at = names.index(label)
    for least in (0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75):
        said = [true for row, true in zip(chances, truth) if row.argmax() == at and row[at] >= least]
        if label == "outcome" or said.count(label) / len(said) >= _PRECISION:
            return least
    return 0.8


def train_pairs() -> None:
    """Fit whether a key result restates a KPI, over both languages."""
    pairs = [row | {"lang": lang} for lang in ("de", "en") for row in rows(f"pairs.{lang}.jsonl")]
    data = [compare(row["kpi"], row["kr"], row["lang"]) for row in pairs]
    vectors = DictVectorizer(sparse=False)
    x, y = vectors.fit_transform(data), [row["copy"] for row in pairs]
    model = LogisticRegression(C=1.0, max_iter=4000)
    guessed = cross_val_predict(model, x, y, cv=_FOLDS)
    print("copy, 10 folds: F1", round(f1_score(y, guessed), 3))
    for lang in ("de", "en"):
        of = [at for at, row in enumerate(pairs) if row["lang"] == lang]
        print("   ", lang, round(f1_score([y[at] for at in of], guessed[of]), 3))
    model.fit(x, y)
    weights = {name: round(_SCALE * model.coef_[0][at]) for name, at in vectors.vocabulary_.items()}
    _write("copy.json", {"bias": round(_SCALE * model.intercept_[0]), "weights": dict(sorted(weights.items()))})


def _write(name: str, document: dict) -> None:
    (OUT / name).write_text(json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    for language in ("de", "en"):
        train_labels(language)
    train_pairs()
