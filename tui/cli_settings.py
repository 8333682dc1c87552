"""`sidelong themes` and `sidelong keys`: what there is to choose from, and where a reader's own goes."""

from __future__ import annotations

import click

from tui.cli_new import DONE
from tui.console import say


@click.command()
def themes() -> int:
    """List the themes, and where to put your own."""
    from tui.settings import settings_file
    from tui.themes import load_themes, theme_folders

    loaded = load_themes()
    width = max(len(theme.name) for theme in loaded.themes)
    for theme in loaded.themes:
        ground = "dark" if theme.dark else "light"
        click.echo(f"{theme.name:{width}}  {ground:5}  {loaded.titles[theme.name]}")
    for failure in loaded.failures:
        say(failure)
    say(f"your own go to {theme_folders()[-1]}, settings to {settings_file()}")
    return DONE


@click.command()
def keys() -> int:
    """List the keys, and the ids to remap them by."""
    from tui.keymap import key_name, remap
    from tui.settings import load_settings, settings_file

    settings, failures = load_settings()
    known, unusable = remap(settings.keys)
    rows = [(command, " ".join(map(key_name, command.keys))) for command in known]
    wide_keys = max(len(shown) for _, shown in rows)
    wide_id = max(len(command.id) for command, _ in rows)
    group = None
    for command, shown in rows:
        if command.group != group:
            click.echo(f"{'' if group is None else chr(10)}{command.group}")
            group = command.group
        click.echo(f"  {shown:{wide_keys}}  {command.id:{wide_id}}  {command.help}")
    for failure in (*failures, *unusable):
        say(failure)
    say(f"your own go under `keys:` in {settings_file()}")
    return DONE
