"""Figures as Markdown and as JSON, and whether the goals are met."""

from statistics import median

from measure import Sample
from scenarios import SCENARIOS, Series

TITLES = {scenario.name: scenario.title for scenario in SCENARIOS}
# Goals of the project: factor by which the other program's median must exceed ours.
FULL_BUILD, MEMORY, UNCHANGED, ONE_EDIT = 5, 5, 50, 25
# MB for the largest site.
LARGEST_SITE_MEMORY = 2048


def seconds(value: float) -> str:
    return f"{value * 1000:.0f} ms" if value < 1 else f"{value:.2f} s"


def spread(samples: list[Sample]) -> str:
    walls = [sample.wall for sample in samples]
    return f"{seconds(median(walls))} ({seconds(min(walls))}–{seconds(max(walls))})"


def medians(series: Series) -> tuple[float, float, float]:
    """Wall seconds, processor seconds, MB."""
    samples = series.samples
    return median(s.wall for s in samples), median(s.processor for s in samples), median(s.memory for s in samples)


def comparison(all_series: list[Series], ours: str, theirs: str) -> list[str]:
    """One line per scenario: wall time of both with its spread, processor time, memory, ratios of the medians."""
    lines = [
        f"| | {ours}: wall (min–max) | CPU | peak | {theirs}: wall (min–max) | CPU | peak | wall × | CPU × | memory × |",
        "|---|---|---:|---:|---|---:|---:|---:|---:|---:|",
    ]
    for scenario in dict.fromkeys(series.scenario for series in all_series):
        own, other = (_find(all_series, scenario, name) for name in (ours, theirs))
        if own is None or other is None:
            continue
        (wall, cpu, memory), (other_wall, other_cpu, other_memory) = medians(own), medians(other)
        lines.append(
            f"| {TITLES[scenario]} | {spread(own.samples)} | {seconds(cpu)} | {memory:.0f} MB "
            f"| {spread(other.samples)} | {seconds(other_cpu)} | {other_memory:.0f} MB "
            f"| **{other_wall / wall:.1f}** | {other_cpu / cpu:.1f} | {other_memory / memory:.1f} |")
    return lines


def single(rows: list[tuple[str, Series]]) -> list[str]:
    """Runs that have no counterpart."""
    lines = ["| | wall (min–max) | CPU | peak | files | MB |", "|---|---|---:|---:|---:|---:|"]
    for title, series in rows:
        _, cpu, memory = medians(series)
        lines.append(
            f"| {title} | {spread(series.samples)} | {seconds(cpu)} | {memory:.0f} MB "
            f"| {series.outcome['files']:,} | {series.outcome['bytes'] / 1e6:.1f} |")
    return lines


def sizes(all_series: list[Series]) -> list[str]:
    """What stands after a full build, to show that both did the same work."""
    lines = ["| output of | files | MB |", "|---|---:|---:|"]
    return lines + [
        f"| {series.generator} | {series.outcome['files']:,} | {series.outcome['bytes'] / 1e6:.1f} |"
        for series in all_series if series.scenario == "full"]


def curve(rows: list[tuple[int, Series]]) -> list[str]:
    """Cost per page must not grow with the number of pages."""
    lines = [
        "| pages | program | | wall (min–max) | wall per page | CPU per page | peak | memory per page |",
        "|---:|---|---|---|---:|---:|---:|---:|",
    ]
    for pages, series in rows:
        wall, cpu, memory = medians(series)
        lines.append(
            f"| {pages:,} | {series.generator} | {TITLES[series.scenario]} | {spread(series.samples)} | {wall / pages * 1e6:.0f} µs "
            f"| {cpu / pages * 1e6:.0f} µs | {memory:.0f} MB | {memory / pages * 1024:.1f} KB |")
    return lines


def gates(all_series: list[Series], ours: str, theirs: str, largest: Series | None) -> list[dict]:
    """The goals with what was measured; a goal without figures is left out."""
    found = []

    def add(name: str, goal: float, figure: float) -> None:
        found.append({"name": name, "goal": f"≥ {goal}×", "measured": f"{figure:.1f}×", "met": figure >= goal})

    def ratio(scenario: str, index: int) -> float | None:
        own, other = _find(all_series, scenario, ours), _find(all_series, scenario, theirs)
        return medians(other)[index] / medians(own)[index] if own and other else None

    for name, scenario, index, goal in [
        ("full build: times faster", "full", 0, FULL_BUILD), ("full build: times less memory", "full", 2, MEMORY),
        ("nothing changed: times faster", "unchanged", 0, UNCHANGED), ("text edited: times faster", "body", 0, ONE_EDIT),
        ("title edited: times faster", "title", 0, ONE_EDIT),
    ]:
        figure = ratio(scenario, index)
        if figure is not None:
            add(name, goal, figure)
    if largest is not None:
        memory = max(sample.memory for sample in largest.samples)
        found.append({
            "name": "100,000 pages: memory", "goal": f"≤ {LARGEST_SITE_MEMORY} MB", "measured": f"{memory:.0f} MB",
            "met": memory <= LARGEST_SITE_MEMORY})
    return found


def gate_table(found: list[dict]) -> list[str]:
    lines = ["| goal | wanted | measured | |", "|---|---:|---:|---|"]
    return lines + [
        f"| {gate['name']} | {gate['goal']} | {gate['measured']} | {'met' if gate['met'] else '**missed**'} |" for gate in found]


def as_dict(series: Series, **context: object) -> dict:
    return {
        **context, "generator": series.generator, "scenario": series.scenario, "outcome": series.outcome,
        "samples": [sample.as_dict() for sample in series.samples]}


def _find(all_series: list[Series], scenario: str, generator: str) -> Series | None:
    return next((s for s in all_series if s.scenario == scenario and s.generator == generator), None)
