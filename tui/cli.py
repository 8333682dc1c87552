"""The command line: `sidelong [STORY]` opens the reader, `sidelong COMMAND` does without a screen.

Arguments are parsed before anything large is imported, so that `--help` and a mistyped name answer at once.
Data goes to standard output, messages to standard error. What the commands do is done elsewhere.
"""

from __future__ import annotations

import errno
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from tui.cli_model import chosen_model, model, model_option
from tui.cli_new import local_option, new
from tui.cli_report import (
    checked_format,
    checked_target,
    corrected,
    notes_of,
    report_all,
    report_one,
    writable,
)
from tui.cli_settings import keys, themes
from tui.collecting import uncollected
from tui.console import counted, say

if TYPE_CHECKING:
    from tui.compare import Decisions
    from tui.story import Article, Story
    from tui.workspace import Workspace

DONE = 0
FAULT = 1
"""The program itself failed."""
FAILED = 2
"""A usage error, or input that cannot be read."""
INTERRUPTED = 130

_BUNDLED = "seeds"
"""The word for the story that ships with the program, where no file of that name stands."""


class Commands(click.Group):
    """A group whose first word may be left out: what is no command is a story to open."""

    opener = "open"

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `open` before arguments that begin with neither a command nor an option of the group."""
        first = args[0] if args else ""
        own = {option for param in self.get_params(ctx) for option in param.opts}
        if first not in self.commands and first not in own:
            args = [self.opener, *args]
        return super().parse_args(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Both ways to call it, a line each."""
        formatter.write_usage("sidelong", "[--theme NAME] [STORY]...")
        formatter.write_usage("sidelong", "COMMAND [ARGS]...", prefix="       ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Put the options of `open` among the group's own, since its name may be left out."""
        params = [*self.commands[self.opener].params, *self.get_params(ctx)]
        with formatter.section("Options"):
            formatter.write_dl([row for row in (param.get_help_record(ctx) for param in params) if row])
        self.format_commands(ctx, formatter)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="A STORY is a folder with a story.yaml, that file, or files and addresses of articles; without "
    "one the bundled story opens. A file that is named like a command is written ./report.",
)
@click.version_option(package_name="sidelong", message="%(prog)s %(version)s")
def commands() -> None:
    """Read several reports of one event side by side."""


_workspace_option = click.option(
    "--workspace", metavar="FILE", help="Keep notes and decisions in FILE instead of the data folder."
)


def _workspace(file: str | None, keeping: bool, tell: Callable[[str], None]) -> Workspace:
    """The workspace, to keep in or only to consult; one that was named must work."""
    from tui.workspace import WorkspaceError, to_consult, to_keep

    try:
        kept, notices = (to_keep if keeping else to_consult)(Path(file) if file else None)
    except WorkspaceError as error:
        _refuse(str(error))
    for notice in notices:
        tell(notice)
    return kept


def _decisions(file: str | None) -> Decisions:
    """The decisions kept in the workspace; no workspace is made just to find it empty."""
    from tui.workspace import WorkspaceError

    try:
        with _workspace(file, False, say) as kept:
            return kept.decisions()
    except WorkspaceError as error:
        _refuse(str(error))


@commands.command("open")
@click.option("--theme", metavar="NAME", help="Colours to read in; `sidelong themes` lists them.")
@_workspace_option
@model_option
@local_option
@click.argument("story", nargs=-1)
@uncollected()  # the comparison brings the collector back when it is done, a list of stories at once
def open_(
    theme: str | None, workspace: str | None, model: str | None, allow_local: bool, story: tuple[str, ...]
) -> int:
    """Open the reader, or the list of a folder's stories. The word `open` may be left out."""
    if not _on_terminal():
        _refuse("the reader needs a terminal; use `sidelong report` to write the comparison")

    from tui.settings import load_settings
    from tui.story.shelf import shelf_of

    opened = shelf_of(story) or _read(story, allow_local)

    settings, notices = load_settings()
    if theme:
        import msgspec

        settings = msgspec.structs.replace(settings, theme=_known_theme(theme))

    from tui.app import Sidelong
    from tui.signals import ending

    trouble: list[str] = []
    kept = _workspace(workspace, True, trouble.append)
    heard = chosen_model(model, settings.model, trouble.append)
    app = Sidelong(
        opened,
        settings=settings,
        notices=(*notices, *trouble),
        workspace=kept,
        model=heard,
        reread=lambda: _read(story, allow_local),
    )
    with ending(app):
        app.run(mouse=settings.mouse)
    kept.close()
    if app.fault is not None:
        return _tell_fault(app.fault)
    return app.return_code or DONE


@commands.command()
@click.option(
    "--format",
    "-f",
    "format_",
    metavar="FORMAT",
    default="json",
    show_default=True,
    callback=checked_format,
    help="text, md, html, csv or json.",
)
@click.option("--output", "-o", metavar="FILE", help="Write to FILE, or into that folder.")
@click.option(
    "--width",
    type=click.IntRange(0),
    default=80,
    show_default=True,
    help="Columns of text; 0 breaks no line.",
)
@click.option(
    "--jobs",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    help="How many stories to compare at once.",
)
@_workspace_option
@model_option
@local_option
@click.argument("story", nargs=-1)
def report(
    format_: str,
    output: str | None,
    width: int,
    jobs: int,
    workspace: str | None,
    model: str | None,
    allow_local: bool,
    story: tuple[str, ...],
) -> int:
    """Write the comparison of a story, or of several into a folder."""
    from tui.report.stories import Making, are_stories
    from tui.settings import load_settings

    def making() -> Making:
        heard = chosen_model(model, load_settings()[0].model, say)
        decisions, notes = _decisions(workspace), partial(notes_of, workspace)
        return Making(format_, width, decisions, notes, heard, say, partial(corrected, workspace))

    if are_stories(story):
        return report_all(story, output, making(), jobs)
    target = checked_target(output, story[0] if story else _BUNDLED, format_)
    return report_one(_read(story, allow_local), target, making())


@commands.command()
@_workspace_option
@local_option
@click.argument("story", nargs=-1)
def check(story: tuple[str, ...], workspace: str | None, allow_local: bool) -> int:
    """Say how a story was read, line by line."""
    from tui.story.belonging import doubts

    opened = corrected(workspace, _read(story, allow_local))
    doubtful = doubts(opened)
    for number, article in enumerate(opened.articles):
        told = [doubt.text for doubt in doubtful if doubt.article == number]
        for finding in (*told, *_findings(article)):
            click.echo(f"{article.file}: {finding}")
    sentences = sum(len(article.sentences) for article in opened.articles)
    click.echo(f"{counted(len(opened.articles), 'article')}, {counted(sentences, 'sentence')}", err=True)
    return DONE


def _findings(article: Article) -> Iterator[str]:
    yield from article.notices
    if article.headline is None:
        yield "no headline was found; set `headline` in story.yaml"
    if article.published is None:
        yield "no date is known; set `published` in story.yaml"
    reasons: Counter[str] = Counter()
    for line in article.lines:
        if line.role in ("aside", "metadata"):
            reasons[line.reason] += 1
        reasons.update(cut.reason for cut in line.cuts)
    for reason, count in reasons.most_common():
        yield f"{count} set aside: {reason}"


@commands.command()
@click.option("--import", "source", metavar="FILE", help="Add the tags of FILE (.csv or .qdc).")
@click.option("--export", "target", metavar="FILE", help="Write the tags to FILE (.csv or .qdc).")
@_workspace_option
def codebook(source: str | None, target: str | None, workspace: str | None) -> int:
    """List the tags of notes with what they mean, or exchange them."""
    from tui.notes.codebook import CodebookError, codebook_form, read_codebook, written_codebook
    from tui.output import write_file
    from tui.workspace import WorkspaceError

    try:
        added = read_codebook(Path(source)) if source else {}
        form = codebook_form(Path(target)) if target else ""
        with _workspace(workspace, bool(source), say) as kept:
            if added:
                kept.shelf.describe(added)
                say(f"{counted(len(added), 'tag')} added")
            tags = kept.shelf.codebook()
    except (CodebookError, WorkspaceError) as error:
        _refuse(str(error))
    if target:
        write_file(writable(Path(target)), written_codebook(tags, form))
    for tag, meaning in tags.items() if not (source or target) else ():
        click.echo(f"{tag}: {' '.join(meaning.split())}" if meaning else tag)
    return DONE


for _command in (new, model, themes, keys):
    commands.add_command(_command)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and give the exit code. Bad input ends with one line, never with a traceback."""
    for stream in (sys.stdout, sys.stderr):
        # A locale without “ or … shows an escape instead of failing.
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _run(list(sys.argv[1:] if argv is None else argv))
        if sys.stdout is not None:
            sys.stdout.flush()
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except OSError as error:
        return _not_written(error)
    except SystemExit:
        raise
    except BaseException as error:  # a panic of a library written in Rust is no Exception
        return _tell_fault(error)
    return code


def _not_written(error: OSError) -> int:
    """Say what could not be written, and end; nothing is said where whoever read our output has enough."""
    from tui.output import silence_stdout

    silence_stdout()
    # Windows calls a closed pipe an invalid argument.
    if isinstance(error, BrokenPipeError) or (sys.platform == "win32" and error.errno == errno.EINVAL):
        return DONE
    if error.errno == errno.ENOENT and error.filename is None:  # as only the current folder's name can fail
        say("the folder that you are in is gone; go to another")
    else:
        say(f"{error.filename or 'standard output'}: {error.strerror or error}")
    return FAILED


def _tell_fault(error: BaseException) -> int:
    from tui.mishap import told

    say(told(error))
    return FAULT


def _run(argv: list[str]) -> int:
    from tui.story.model import StoryError

    # Not click's own main, which ends a closed pipe with 1 and prints its errors over three lines.
    try:
        with commands.make_context("sidelong", argv) as context:
            code = commands.invoke(context)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.UsageError as error:
        name = error.ctx.command_path if error.ctx else "sidelong"
        say(f"{error.format_message().rstrip('.')}; see `{name} --help`")
        return FAILED
    except click.ClickException as error:
        say(error.format_message())
        return FAILED
    except StoryError as error:
        say(str(error))
        return FAILED
    return code if isinstance(code, int) else DONE


def _on_terminal() -> bool:
    # Standard error too: it is what Textual draws on.
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


def _read(names: Sequence[str], allow_local: bool = False) -> Story:
    from tui.locations import seeds_folder
    from tui.story import StoryError, read_story
    from tui.story.shelf import refuse_shelf

    if any("://" in name for name in names):
        from tui.intake import open_story

        return open_story(names, allow_local=allow_local)
    if not names or (tuple(names) == (_BUNDLED,) and not Path(_BUNDLED).exists()):
        return read_story(seeds_folder())
    refuse_shelf(names)
    try:
        return read_story(*names)
    except StoryError as error:
        astray = _astray(names)
        if astray is None:
            raise
        raise StoryError(f"{error} (the command `{astray}` comes before its options)") from error


def _astray(names: Sequence[str]) -> str | None:
    """A command that was taken for a file: `sidelong --theme x report seeds`."""
    return next((name for name in names if name in commands.commands and not Path(name).exists()), None)


def _known_theme(name: str) -> str:
    from tui.themes import load_themes

    loaded = load_themes()
    known = [theme.name for theme in loaded.themes]
    if name not in known:
        for failure in loaded.failures:
            say(failure)
        _refuse(f"no theme is called {name}; there are {', '.join(known)}")
    return name


def _refuse(message: str) -> NoReturn:
    raise click.ClickException(message)
