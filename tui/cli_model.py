"""`sidelong model`: which model is heard on links beside the words, and the download of a known one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from tui.console import Progress, counted, say

if TYPE_CHECKING:
    from tui.meaning.choice import Choice

DONE, FAILED = 0, 2

model_option = click.option(
    "--model", metavar="MODEL", help="Hear a model on links: a name, a folder, ADDRESS#NAME, or none."
)


def chosen_model(named: str | None, setting: str, tell: Callable[[str], object]) -> Choice | None:
    """The model of the command line, else of the settings; of one that cannot be used, `tell` is told."""
    wanted = setting if named is None else named
    if not wanted:
        return None
    from tui.meaning.choice import chosen
    from tui.meaning.encoder import MeaningError

    try:
        return chosen(wanted)
    except MeaningError as error:
        tell(f"{error}; words alone decide")
        return None


@click.group(invoke_without_command=True)
@model_option
@click.pass_context
def model(context: click.Context, model: str | None) -> Any:
    """Say which model is heard on links, and whether it works; `get` downloads one."""
    return None if context.invoked_subcommand else _told(model)


def _told(named: str | None) -> int:
    """Print the model in use, having tried it."""
    from tui.meaning.choice import models_folder
    from tui.meaning.crossing import ENOUGH, crossing
    from tui.meaning.encoder import MeaningError
    from tui.meaning.known import KNOWN
    from tui.settings import load_settings, settings_file
    from tui.story.harmless import harmless

    trouble: list[str] = []
    try:
        choice = chosen_model(named, load_settings()[0].model, trouble.append)
        for line in trouble:
            say(line)
        if choice is None:
            click.echo("none: words alone decide")
        else:
            encoder = choice.open()
            share = crossing(encoder)
            reads = "reads several languages" if share >= ENOUGH else "is not heard across languages"
            click.echo(f"{harmless(encoder.name)}: works; {harmless(choice.place)}")
            click.echo(f"  {reads}: {share:.0%} of the sentences in its test found their translation")
    except MeaningError as error:
        say(f"{error}; words alone decide")
        return FAILED
    for name, known in KNOWN.items():
        state = "here" if (models_folder() / name).is_dir() else f"{known.bytes / 2**20:.0f} MB to download"
        say(f"known: {name}, reads {known.reads}, {state}")
    say(f"`model:` in {settings_file()} or --model names one; `sidelong model get NAME` downloads it")
    return FAILED if trouble else DONE


@model.command()
@click.argument("name", required=False)
def get(name: str | None) -> int:
    """Download a known model; nothing else of this program does."""
    from tui.meaning.choice import models_folder
    from tui.meaning.encoder import MeaningError
    from tui.meaning.getting import get as fetch
    from tui.meaning.known import KNOWN

    name = name or next(iter(KNOWN))
    if name not in KNOWN:
        raise click.ClickException(f"no model is known as {name}; there are {', '.join(KNOWN)}")
    known = KNOWN[name]
    say(f"{name}, about {known.bytes / 2**20:.0f} MB, from")
    for address in known.addresses.values():
        say(f"  {address}")
    progress = Progress()
    try:
        came = fetch(known, models_folder() / name, lambda done: progress("downloading", done))
    except MeaningError as error:
        progress.clear()
        raise click.ClickException(str(error)) from error
    progress.clear()
    click.echo(str(models_folder() / name))
    say(f"{counted(came, 'byte')}; `model: {name}` in the settings uses it")
    return DONE
