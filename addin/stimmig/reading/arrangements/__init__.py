"""Layouts that are no plain list, each brought to plain lists by a module of its own.

An arrangement is a function from a `Sheet` to `Proposal`s. It only looks at the sheet, proposes what it recognises, and
decides nothing: `reading/choosing.py` reads every proposal like any list, counts the cells that it explains, and takes
it if it explains more than the plain reading of the same part of the sheet. So an arrangement should propose little
and mean it; what it cannot tell goes into `Proposal.asks`.

- It must be quick to see that a sheet is none of its business: it is asked about every sheet, also one of 100,000
  rows. Look at the first `LOOKED_AT` rows only.
- Proposals may be arranged again: a table that was turned or whose two heading rows were joined may have periods
  across. A proposal of one list is handed to all arrangements once more, as a `Sheet`.
- A new arrangement is written into `ARRANGEMENTS`; their order means nothing.
"""

from stimmig.reading.arrangements.activities import activities_measured
from stimmig.reading.arrangements.fact_sheets import fact_sheets
from stimmig.reading.arrangements.figures_across import figures_across
from stimmig.reading.arrangements.journal_of_kinds import journals_of_kinds
from stimmig.reading.arrangements.journal_of_units import journals_of_units
from stimmig.reading.arrangements.labelled_values import labelled_values
from stimmig.reading.arrangements.lines_in_cells import lines_in_cells
from stimmig.reading.arrangements.maps_in_cells import maps_in_cells
from stimmig.reading.arrangements.numbered import numbered_objectives
from stimmig.reading.arrangements.objective_forms import objective_forms
from stimmig.reading.arrangements.objectives_above import objectives_above
from stimmig.reading.arrangements.objectives_announced import objectives_announced
from stimmig.reading.arrangements.objectives_listed import objectives_listed
from stimmig.reading.arrangements.objectives_titled import objectives_titled
from stimmig.reading.arrangements.okr_board import key_results_as_columns
from stimmig.reading.arrangements.okr_checkins import checkins_across
from stimmig.reading.arrangements.okr_columns import objectives_as_headings
from stimmig.reading.arrangements.okr_indented import indented_rows
from stimmig.reading.arrangements.okr_log import checkins_below
from stimmig.reading.arrangements.okr_marked import marked_rows
from stimmig.reading.arrangements.okr_matrix import objectives_across
from stimmig.reading.arrangements.okr_typed import typed_rows
from stimmig.reading.arrangements.okr_wide import key_results_across
from stimmig.reading.arrangements.paired_values import paired_values
from stimmig.reading.arrangements.periods import periods_across
from stimmig.reading.arrangements.perspective_headings import perspectives_as_headings
from stimmig.reading.arrangements.proposal import Arrangement
from stimmig.reading.arrangements.rows_of_kinds import rows_of_kinds
from stimmig.reading.arrangements.scopes_across import scopes_across
from stimmig.reading.arrangements.scorecard_typed import typed_scorecards
from stimmig.reading.arrangements.stacked_headings import stacked_headings
from stimmig.reading.arrangements.turned import turned_tables
from stimmig.reading.arrangements.unheaded import unheaded_perspectives
from stimmig.reading.arrangements.unnamed_periods import unnamed_periods
from stimmig.reading.arrangements.values_by_id import values_by_id
from stimmig.reading.arrangements.values_in_names import values_in_names

ARRANGEMENTS: tuple[Arrangement, ...] = (
    checkins_across,
    checkins_below,
    marked_rows,
    typed_rows,
    typed_scorecards,
    indented_rows,
    objectives_across,
    objectives_as_headings,
    key_results_across,
    key_results_as_columns,
    objectives_above,
    objectives_announced,
    objectives_titled,
    objective_forms,
    scopes_across,
    stacked_headings,
    periods_across,
    paired_values,
    unnamed_periods,
    values_by_id,
    values_in_names,
    journals_of_units,
    journals_of_kinds,
    unheaded_perspectives,
    perspectives_as_headings,
    activities_measured,
    rows_of_kinds,
    numbered_objectives,
    turned_tables,
    fact_sheets,
    lines_in_cells,
    maps_in_cells,
    figures_across,
    labelled_values,
    objectives_listed,
)
