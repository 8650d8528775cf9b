"""The trained weights, and what they make of features. Trained by addin/training/train.py; nothing here learns."""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from math import exp
from pathlib import Path
from typing import NamedTuple

_HERE = Path(__file__).parent
_SCALE = 1000.0
LABELS = ("outcome", "output", "metric_copy")


class Weights(NamedTuple):
    """Whole numbers, in thousandths: one bias per label, and per feature one weight per label."""

    bias: tuple[int, ...]
    least: tuple[float, ...]
    """how likely each label must be to be told"""
    weights: Mapping[str, tuple[int, ...]]


@cache
def of_labels(lang: str) -> Weights:
    """Return the weights of the three labels."""
    data = json.loads((_HERE / f"labels.{lang}.json").read_text("utf-8"))
    return Weights(tuple(data["bias"]), tuple(data["least"]), data["weights"])


@cache
def of_copies() -> tuple[int, Mapping[str, int]]:
    """Return bias and weights of "restates the KPI"."""
    data = json.loads((_HERE / "copy.json").read_text("utf-8"))
    return data["bias"], data["weights"]


def probabilities(features: Iterable[str], lang: str) -> list[float]:
    """Return how likely each of `LABELS` is; together 1."""
    bias, _, weights = of_labels(lang)
    outcome, output, metric = bias
    for feature in features:
        if weight := weights.get(feature):
            outcome += weight[0]
            output += weight[1]
            metric += weight[2]
    top = max(outcome, output, metric)
    parts = [exp((score - top) / _SCALE) for score in (outcome, output, metric)]
    return [part / sum(parts) for part in parts]


def shares(features: Iterable[str], lang: str) -> tuple[float, float, float]:
    """Return how likely a phrase is a metric, an output, an outcome."""
    outcome, output, metric = probabilities(features, lang)
    return metric, output, outcome


def copy_probability(seen: Mapping[str, float]) -> float:
    """Return how likely a key result restates the KPI."""
    bias, weights = of_copies()
    score = bias + sum(weights.get(name, 0) * value for name, value in seen.items())
    return 1 / (1 + exp(-score / _SCALE))
