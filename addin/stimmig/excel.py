"""What the buttons in Excel do: one function for each, named as its tag in `clicks/buttons.py`.

Each is given the workbook (`xlwings.Book`) and the click, and returns what is to be said. They decide nothing, and import
what they need when they need it: Excel waits for every click.
"""

from typing import TYPE_CHECKING, Any

from stimmig.clicks import words

if TYPE_CHECKING:
    import datetime

    from stimmig.clicks.click import Click
    from stimmig.reading.recognise import WorkbookReading


def run(tag: str, lang: str = "en") -> None:
    """Carry out the click on a button; this is what Excel calls. `lang` is the language of Excel."""
    from stimmig.clicks.buttons import BUTTONS
    from stimmig.clicks.click import carry_out

    functions = {button.tag: globals()[button.tag] for button in BUTTONS}
    carry_out(tag, functions[tag], lang)


def check(book: Any, click: "Click") -> str:
    """Check the workbook and write the report as a sheet of it."""
    from stimmig.checking import check_readings, report_on
    from stimmig.clicks.manners import has_protected_structure
    from stimmig.writing.live import put_sheet
    from stimmig.writing.report_plan import plan_report

    reading = _read(book)
    lang = reading.lang or click.lang
    report = report_on(check_readings([reading]), reading, lang)
    if has_protected_structure(book):
        if not click.ask(words.STRUCTURE.to(lang)):
            return ""
        from stimmig.clicks.files import save_report

        return words.SAVED_ALONE.to(lang, path=str(save_report(book, report)))
    sheet = put_sheet(book, plan_report(report), "report")
    counts = report.counts._asdict() | {"reaching": report.counts.rows_reaching_purpose}
    said = words.CHECKED.to(lang, sheet=sheet, **counts)
    unseen = [one.name for one in reading.workbook.sheets if "looks" in one.details.unread]
    return f"{said}\n\n{words.LOOKS_UNSEEN.to(lang, sheets=unseen)}" if unseen else said


def marks(book: Any, click: "Click") -> str:
    """Mark the cells that findings name, or take the marks off again."""
    from stimmig.clicks import cell_marks, memory
    from stimmig.clicks.manners import has_protected_structure

    if has_protected_structure(book):
        return words.STRUCTURE_STAYS.to(click.lang)
    if memory.memory_of(book):
        protected = cell_marks.unmark(book)
        said = words.NOT_TAKEN_BACK if protected else words.UNMARKED
        return said.to(click.lang, sheets=protected)
    from stimmig.checking import check_readings

    reading = _read(book)
    lang = reading.lang or click.lang
    findings = check_readings([reading]).findings
    if not memory.was_warned(book):
        if not click.ask(words.UNDO_ENDS.to(lang, button=_label("marks"))):
            return ""
        memory.note_warning(book)
    marked = cell_marks.mark(book, findings, lang)
    said = [words.MARKED.to(lang, count=marked.count) if marked.count else words.NOTHING_TO_MARK.to(lang)]
    said += [words.MARKED_SOME.to(lang, count=marked.count)] if marked.count < marked.of else []
    said += [words.PROTECTED_SHEETS.to(lang, sheets=marked.protected)] if marked.protected else []
    return "\n\n".join(said)


def go_to_next(book: Any, click: "Click") -> str:
    """Select the next cell that the report names, and show in the status bar what it says."""
    from stimmig.clicks.place import next_finding, select
    from stimmig.clicks.shown import report_in

    report = report_in(book)
    if report is None:
        return words.NO_REPORT.to(click.lang, button=_label("check"))
    finding = next_finding(book, report)
    if finding is None:
        return words.NOWHERE_TO_GO.to(click.lang)
    if finding.sheet not in [sheet.name for sheet in book.sheets]:
        return words.GONE.to(click.lang, sheet=finding.sheet)
    click.move_on()
    select(book, finding)
    click.status = f"{finding.code}  {finding.message}"
    return ""


def explain(book: Any, click: "Click") -> str:
    """Say what the report says about the selected cell, and why the rule matters."""
    from stimmig.clicks.place import findings_here
    from stimmig.clicks.shown import report_in

    report = report_in(book)
    if report is None:
        return words.NO_REPORT.to(click.lang, button=_label("check"))
    here = findings_here(book, report)
    if not here:
        return words.NOTHING_HERE.to(click.lang, button=_label("go_to_next"))
    from stimmig.clicks.explained import explained

    return explained(here, report, click.lang)


def new_workbook(book: Any, click: "Click") -> str:
    """Set up an empty workbook in the reader's documents, and open it."""
    from stimmig.clicks.files import save_new

    path = save_new(click.lang)
    click.move_on()
    book.app.books.open(str(path))
    return words.CREATED.to(click.lang, path=str(path))


def convert(book: Any, click: "Click") -> str:
    """Make a canonical workbook of what the open one says now, and open it; the open one stays as it is."""
    from stimmig.clicks.files import save_converted
    from stimmig.converting.convert import convert_workbook
    from stimmig.workbook.live import open_live

    made = convert_workbook(open_live(book), click.lang)
    path = save_converted(book, made.content)
    click.move_on()
    book.app.books.open(str(path))
    lang, questions = made.reading.lang or click.lang, len(made.reading.questions)
    rows = sum(not made.strategy.reaches_purpose(row) for row in made.strategy.active)
    said = [words.CONVERTED.to(lang, path=str(path))]
    said += [words.LEFT_OPEN.to(lang, questions=questions, rows=rows)] if questions or rows else []
    return "\n\n".join(said)


def fill_links(book: Any, click: "Click") -> str:
    """Write accepted links into the rows' own cells, and set up the register with suggestions for the others."""
    from stimmig.clicks.link_filling import fill_links
    from stimmig.clicks.own_sheets import refuse_unless_takes_sheets

    refuse_unless_takes_sheets(book)
    return fill_links(book, click, _read(book))


def take_links_back(book: Any, click: "Click") -> str:
    """Empty the cells again that were filled with links the last time."""
    from stimmig.clicks import memory
    from stimmig.clicks.link_filling import PURPOSE, take_back
    from stimmig.clicks.manners import has_protected_structure

    if memory.memory_of(book, PURPOSE) is None:
        return words.NO_LINKS_TO_TAKE_BACK.to(click.lang)
    if has_protected_structure(book):
        return words.STRUCTURE_STAYS.to(click.lang)
    return words.LINKS_TAKEN_BACK.to(click.lang, count=take_back(book), button=_label("fill_links"))


def start_check_in(book: Any, click: "Click") -> str:
    """Put in the sheet of today's round of check-ins, with a row for each running key result."""
    from stimmig.clicks.check_ins import start_round

    return start_round(book, click, _today())


def record_check_in(book: Any, click: "Click") -> str:
    """Take the filled rows of the open rounds into the table of check-ins."""
    from stimmig.clicks.check_ins import record_rounds

    return record_rounds(book, click, _today())


def start_review(book: Any, click: "Click") -> str:
    """Put in the sheet of a cycle's review, with its key results beside the KPIs they should have moved."""
    from stimmig.clicks import check_ins

    return check_ins.start_review(book, click, _today())


def record_review(book: Any, click: "Click") -> str:
    """Take the verdicts, learnings and decisions of the open reviews in."""
    from stimmig.clicks.check_ins import record_reviews

    return record_reviews(book, click, _today())


def take_recording_back(book: Any, click: "Click") -> str:
    """Put everything back as it was before check-ins or a review were recorded last."""
    from stimmig.clicks import check_ins

    return check_ins.take_recording_back(book, click)


def settings(book: Any, click: "Click") -> str:
    """Show the sheet of settings; where there is none, offer one."""
    from stimmig.clicks.settings_sheet import add_settings, find_settings

    place = find_settings(book)
    if place is None:
        if not click.ask(words.NO_SETTINGS.to(click.lang)):
            return ""
        place = add_settings(book, click.lang)
    click.move_on()
    place.sheet.activate()
    place.select()
    return ""


def remove_sheets(book: Any, click: "Click") -> str:
    """Take away what is stimmig's: marks, sheets and hidden names; what people entered or decided stays."""
    from stimmig.clicks.removing import remove

    return remove(book, click)


def help_me(book: Any, click: "Click") -> str:
    """Say what the buttons do, and where the log lies."""
    from stimmig.clicks.buttons import BUTTONS
    from stimmig.clicks.caller import log_file

    lines = [f"{button.label.to(click.lang)}: {button.tip.to(click.lang)}" for button in BUTTONS]
    return "\n\n".join([*lines, words.LOG.to(click.lang, log=str(log_file()))])


def _read(book: Any) -> "WorkbookReading":
    """Return what is understood of the workbook; Refusal where it holds no strategy."""
    from stimmig.reading.recognise import read_workbook
    from stimmig.reading.usable import refuse_unless_strategy
    from stimmig.workbook.live import open_live

    reading = read_workbook(open_live(book))
    refuse_unless_strategy(reading)
    return reading


def _today() -> "datetime.date":
    import datetime

    return datetime.date.today()


def _label(tag: str):
    from stimmig.clicks.buttons import BUTTONS

    return next(button.label for button in BUTTONS if button.tag == tag)
