"""Circles in which links run."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Node = TypeVar("Node")


def circles(nodes: Iterable[Node], parents: Callable[[Node], Iterable[Node]]) -> Iterator[tuple[Node, ...]]:
    """Yield the shortest circle through each node that stands in one, unless a circle before it holds the node."""
    upward = _without_ends({node: tuple(parents(node)) for node in nodes})
    seen: set[Node] = set()
    for node in upward:
        if node not in seen and (circle := _shortest(node, upward)):
            seen.update(circle)
            yield circle


def _without_ends(upward: dict[Node, tuple[Node, ...]]) -> dict[Node, tuple[Node, ...]]:
    """Return what is left when nodes whose links all end are taken away; nothing, where no circle is."""
    downward: dict[Node, list[Node]] = {}
    for node, parents in upward.items():
        for parent in parents:
            downward.setdefault(parent, []).append(node)
    open_links = {node: sum(parent in upward for parent in parents) for node, parents in upward.items()}
    ends = [node for node, count in open_links.items() if not count]
    while ends:
        for child in downward.get(ends.pop(), ()):
            open_links[child] -= 1
            if not open_links[child]:
                ends.append(child)
    left = {node for node, count in open_links.items() if count}
    return {node: tuple(filter(left.__contains__, parents)) for node, parents in upward.items() if node in left}


def _shortest(start: Node, upward: dict[Node, tuple[Node, ...]]) -> tuple[Node, ...]:
    """Return the shortest circle through a node, beginning there; empty where there is none."""
    came_from: dict[Node, Node] = {}
    border = [start]
    while border:
        grown = []
        for node in border:
            for parent in upward[node]:
                if parent is start:
                    way = [node]
                    while way[-1] is not start:
                        way.append(came_from[way[-1]])
                    return tuple(reversed(way))
                if parent not in came_from:
                    came_from[parent] = node
                    grown.append(parent)
        border = grown
    return ()
