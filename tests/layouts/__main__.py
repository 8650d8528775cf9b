"""How well made-up workbooks are read, by archetype.

python tests/layouts [--count 300] [--first 0] [--family L8] [--with codes] [--worst 8]
python tests/layouts --held-back [--count 300] [--first 0]
python tests/layouts --show SEED [--family L8] [--keep FOLDER]
"""

import argparse
import sys
import time
from collections import defaultdict
from pathlib import Path

if __name__ == "__main__":  # the folder of a script comes first on the path; its modules are a package
    sys.path[0] = str(Path(__file__).parents[1])

from layouts.content import OPEN_PARTS  # noqa: E402
from layouts.measuring import Outcome, Sums, measure  # noqa: E402
from layouts.recipe import ARCHETYPES, FITTING, recipe, write  # noqa: E402
from layouts.scoring import MAIN  # noqa: E402


def main(words: list[str] | None = None) -> None:
    """Print the figures, or one workbook of the development part with all that went wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--held-back", action="store_true", help="the part nobody looks at: sums only")
    parser.add_argument("--part", choices=OPEN_PARTS, default="development", help="which of the open parts")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--first", type=int, default=0, help="first seed")
    parser.add_argument("--family", choices=ARCHETYPES)
    parser.add_argument(
        "--with", dest="disturbance", choices=sorted({one for names in FITTING.values() for one in names})
    )
    parser.add_argument("--worst", type=int, default=8)
    parser.add_argument("--show", type=int, metavar="SEED")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="write the workbook shown there")
    arguments = parser.parse_args(words)
    if arguments.held_back and (arguments.show is not None or arguments.family or arguments.disturbance):
        parser.error("of the held-back part there are sums over all, and nothing else")
    if arguments.show is not None:
        return _show(arguments)
    part = "held_back" if arguments.held_back else arguments.part
    seeds = range(arguments.first, arguments.first + arguments.count)
    recipes = (recipe(seed, part, arguments.family or "") for seed in seeds)
    if arguments.disturbance:
        recipes = (one for one in recipes if arguments.disturbance in one.disturbances)
    begin = time.perf_counter()
    outcomes = list(measure(recipes))
    print(f"{len(outcomes)} workbooks, {part.replace('_', ' ')} part, {time.perf_counter() - begin:.0f} s")
    _print_sums(outcomes, arguments.held_back)
    if not arguments.held_back:
        _print_disturbances(outcomes)
        for outcome in sorted(outcomes, key=lambda one: one.score.main)[: arguments.worst]:
            _print_outcome(outcome)
    return None


def _print_sums(outcomes: list[Outcome], only_total: bool) -> None:
    by_archetype: dict[str, Sums] = defaultdict(Sums)
    for outcome in outcomes:
        by_archetype[outcome.recipe.archetype].add(outcome)
        by_archetype["all"].add(outcome)
    order = [name for name in (*ARCHETYPES, "all") if name in by_archetype and (name == "all" or not only_total)]
    print(f"\n{'':5}{'files':>6}{'mean F1':>9}{'decided':>9}{'invented':>9}{'faults':>7}")
    for name in order:
        one = by_archetype[name]
        print(
            f"{name:5}{one.files:6}{one.mean * 100:9.1f}{one.decided / one.files * 100:8.0f}%{one.invented:9}{one.faults:7}"
        )
    refused = [one for one in outcomes if one.truth["expect"] == "reject"]
    rightly = [one for one in refused if one.score.right]
    named = [one for one in rightly if one.found.get("reason") == one.truth["reason"]]
    print(f"rightly rejected: {len(rightly)} of {len(refused)}, with the right reason: {len(named)}")
    wrongly = [one for one in outcomes if one.truth["expect"] == "convert" and not one.score.right]
    print(f"wrongly rejected: {len(wrongly)}")
    if only_total:
        return
    print("\nmean F1 per kind of fact, and the number of workbooks that have it")
    for kind in MAIN:
        scores = by_archetype["all"].kinds.get(kind) if "all" in by_archetype else None
        if scores:
            print(f"  {kind:22}{sum(scores) / len(scores) * 100:6.1f}  {len(scores)}")


def _print_disturbances(outcomes: list[Outcome]) -> None:
    """Print what each disturbance costs, against the mean of the same layouts: they do not all go with all."""
    usual: dict[str, Sums] = defaultdict(Sums)
    for outcome in outcomes:
        usual[outcome.recipe.archetype].add(outcome)
    gains: dict[str, list[float]] = defaultdict(list)
    for outcome in outcomes:
        gain = outcome.score.main - usual[outcome.recipe.archetype].mean
        for name in (*outcome.recipe.disturbances, f"numbers: {outcome.recipe.style}"):
            gains[name].append(gain)
    print("\nF1 above or below the mean of the same layouts, with a disturbance or a style of numbers")
    for name, all_of_it in sorted(gains.items(), key=lambda item: sum(item[1]) / len(item[1])):
        print(f"  {name:26}{sum(all_of_it) / len(all_of_it) * 100:+6.1f}  {len(all_of_it)}")


def _print_outcome(outcome: Outcome, most: int = 4) -> None:
    one, score = outcome.recipe, outcome.score
    print(f"\nseed {one.seed} {one.archetype} {one.style} {', '.join(sorted(one.disturbances)) or 'undisturbed'}")
    print(
        f"  F1 {score.main * 100:.1f}, decided {score.decision or 'nothing'}, wanted {outcome.truth['expect']} {outcome.fault}"
    )
    if outcome.found.get("message"):
        print(f"  {outcome.found['reason']}: {outcome.found['message'][:200]}")
    for kind, count in score.counts.items():
        if count.invented or count.missed:
            print(f"  {kind}: {count.hits} right, {count.missed} missed, {count.invented} invented")
            for detail in count.details[:most]:
                print(f"      {detail}")


def _show(arguments) -> None:
    chosen = recipe(arguments.show, arguments.part, arguments.family or "")
    (outcome,) = measure([chosen])
    from layouts.recipe import draft

    for sheet in draft(chosen).sheets:
        print(f"== {sheet.name}   merged {sheet.merged}   hidden {sorted(sheet.hidden)}")
        for row in range(sheet.height):
            cells = [sheet.cells.get((row, column)) for column in range(sheet.width)]
            shown = [
                ""
                if cell is None
                else f"{cell.value if cell.value is not None else '■'}" + (f" «{cell.format}»" if cell.format else "")
                for cell in cells
            ]
            print(f"{row + 1:3} | " + " | ".join(text.replace("\n", "⏎") for text in shown))
    _print_outcome(outcome, most=100)
    for asked in outcome.found.get("questions", ()):
        print(f"  asked at {asked['sheet']} {asked['where']}: {asked['question']}")
    if arguments.keep:
        arguments.keep.mkdir(parents=True, exist_ok=True)
        print(write(chosen, arguments.keep)[0])


if __name__ == "__main__":
    main()
