"""The registry of commands, and a reader's own keys."""

import pytest

from tui.keymap import COMMANDS, commands_of, remap


def keys_of(id: str, keys: dict[str, str]) -> tuple[str, ...]:
    return next(command.keys for command in remap(keys)[0] if command.id == id)


def test_no_two_commands_of_a_screen_share_a_key() -> None:
    for screen in ("reader", "notes"):
        keys = [key for command in commands_of(screen) for key in command.keys]  # type: ignore[arg-type]
        assert len(keys) == len(set(keys))


def test_every_id_is_used_once() -> None:
    ids = [command.id for command in COMMANDS]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("written", "keys"),
    [
        ("n, down", ("n", "down")),
        ("PgDn", ("pagedown",)),
        ("Esc", ("escape",)),
        ("↓", ("down",)),
        ("F2", ("f2",)),
        ("Shift+Tab", ("shift+tab",)),
        ("question_mark", ("?",)),
        ("minus,plus", ("-", "+")),
        ("comma", ("comma",)),
        ("é", ("é",)),
        ("n,n", ("n",)),
    ],
)
def test_a_key_may_be_written_as_it_is_shown_or_by_its_name(written: str, keys: tuple[str, ...]) -> None:
    assert keys_of("zoom", {"zoom": written}) == keys


@pytest.mark.parametrize("written", ["foo", "hyper+x", "\x1b", "f99", "ctrl+"])
def test_what_is_no_key_is_told_and_the_command_keeps_its_own(written: str) -> None:
    known, failures = remap({"zoom": written})
    assert known == COMMANDS
    assert len(failures) == 1
    assert failures[0].startswith("settings.yaml: keys.zoom: no key is called ")
    assert failures[0].isprintable()


def test_the_keys_beside_one_that_is_none_still_hold() -> None:
    assert keys_of("zoom", {"zoom": "foo,n"}) == ("n",)


def test_a_key_that_another_command_had_is_taken_from_it() -> None:
    assert keys_of("next-sentence", {"zoom": "j"}) == ("down",)
    assert remap({"zoom": "j"})[1] == []


def test_a_key_known_by_two_names_is_one_key() -> None:
    assert remap({"zoom": "colon"})[1] == ["settings.yaml: keys: palette has no key left; give it one"]


def test_a_key_that_is_given_twice_is_told() -> None:
    keys = {"zoom": "E,Z", "next-sentence": "E,down"}
    assert remap(keys)[1] == ["settings.yaml: keys.next-sentence: E is given to zoom too; the later has it"]
    assert keys_of("zoom", keys) == ("Z",)


def test_two_commands_may_change_keys() -> None:
    keys = {"next-sentence": "k", "previous-sentence": "j"}
    assert remap(keys)[1] == []
    assert (keys_of("next-sentence", keys), keys_of("previous-sentence", keys)) == (("k",), ("j",))


def test_an_id_that_is_none_is_told_harmlessly() -> None:
    assert remap({"zoon": "n"})[1] == ["settings.yaml: keys: no command is called zoon; did you mean zoom?"]
    assert remap({"\x1b[2J": "n"})[1][0].isprintable()


def test_a_key_of_lists_is_taken_from_the_notes_too() -> None:
    known, failures = remap({"filter": "e"})
    assert failures == ["settings.yaml: keys: edit-note has no key left; give it one"]
    assert next(command.keys for command in known if command.id == "filter") == ("e",)
