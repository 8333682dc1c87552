"""A model behind an address."""

import json
import socket
import threading
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from tests.meaning.toys import Answering, serving
from tui.meaning.encoder import MeaningError
from tui.meaning.endpoint import Endpoint

pytestmark = pytest.mark.fetching


def vectors(handler: Answering, rows: list[Any]) -> None:
    handler.answer(200, json.dumps({"object": "list", "data": rows}).encode())


def server(act: Callable[[Answering], object]) -> type[Answering]:
    class Handler(Answering):
        def do_POST(self) -> None:  # noqa: N802
            act(self)

    return Handler


def test_vectors_come_in_the_order_of_the_sentences_and_of_length_1() -> None:
    seen: list[Any] = []

    def act(handler: Answering) -> None:
        seen.append((handler.path, handler.asked()))
        vectors(handler, [{"index": 1, "embedding": [0, 5]}, {"index": 0, "embedding": [3, 4]}])

    with serving(server(act)) as base:
        made = Endpoint(f"{base}/v1/", "nomic").encode(["one", "two"])
    assert np.allclose(made, [[0.6, 0.8], [0, 1]])
    assert seen == [("/v1/embeddings", {"model": "nomic", "input": ["one", "two"]})]


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([], "gave 0 vectors for 2 sentences"),
        ([{"embedding": [1]}, {"embedding": [1, 2]}], "different sizes"),
        ([{"embedding": []}, {"embedding": []}], "different sizes"),
        ([{"embedding": [1e300]}, {"embedding": [1]}], "too large"),
        ([{"embedding": "AAAA"}, {"embedding": "AAAA"}], "something other than vectors"),
        ([{"vector": [1]}, {"vector": [1]}], "something other than vectors"),
    ],
)
@pytest.mark.filterwarnings("ignore:overflow")
def test_what_are_no_vectors_is_told(rows: list[Any], why: str) -> None:
    with serving(server(lambda handler: vectors(handler, rows))) as base:
        with pytest.raises(MeaningError, match=why) as told:
            Endpoint(base, "nomic").encode(["one", "two"])
        assert str(told.value).startswith(f"{base}/embeddings, asked for nomic: ")


def test_a_size_that_changes_between_answers_is_told() -> None:
    sizes = iter([2, 3])

    def act(handler: Answering) -> None:
        vectors(handler, [{"embedding": [1] * next(sizes)}])

    with serving(server(act)) as base:
        endpoint = Endpoint(base, "nomic")
        endpoint.encode(["one"])
        with pytest.raises(MeaningError, match="different sizes"):
            endpoint.encode(["two"])


@pytest.mark.parametrize(
    ("act", "why"),
    [
        (lambda handler: handler.answer(404, b"no such model"), "answered 404"),
        (lambda handler: handler.answer(500, b""), "answered 500"),
        (lambda handler: handler.answer(200, b"<html>"), "something other than vectors"),
        (lambda handler: handler.answer(200, b"\xff{}"), "something other than vectors"),
        (lambda handler: handler.answer(200, b'{"data"', Content_Length="9999"), "broke off"),
        (lambda handler: handler.wfile.write(b"what?\r\n"), "broke off"),
    ],
)
def test_a_server_that_refuses_or_breaks_off_is_told(act: Callable[[Answering], object], why: str) -> None:
    with serving(server(act)) as base, pytest.raises(MeaningError, match=why):
        Endpoint(base, "nomic").encode(["one"])


def test_a_redirect_takes_no_sentence_elsewhere() -> None:
    reached = []
    with serving(server(lambda handler: reached.append(handler.path))) as other:

        def act(handler: Answering) -> None:
            handler.answer(307, b"", Location=f"{other}/embeddings")

        with serving(server(act)) as base, pytest.raises(MeaningError, match="answered 307"):
            Endpoint(base, "nomic").encode(["one"])
    assert reached == []


def test_a_proxy_of_the_environment_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with serving(server(lambda handler: vectors(handler, [{"embedding": [1]}]))) as base:
        assert Endpoint(base, "nomic").encode(["one"]).tolist() == [[1]]


def test_a_server_that_does_not_answer_is_not_waited_for() -> None:
    done = threading.Event()
    with serving(server(lambda handler: done.wait(10))) as base:
        with pytest.raises(MeaningError, match=r"did not answer within 0.2 s"):
            Endpoint(base, "nomic", timeout=0.2).encode(["one"])
        done.set()


def test_a_server_that_does_not_run_is_told() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    with pytest.raises(MeaningError, match=r"cannot be reached; does the server run\?"):
        Endpoint(f"http://127.0.0.1:{port}/v1", "nomic").encode(["one"])


def test_nothing_is_asked_for_no_sentence() -> None:
    assert Endpoint("http://127.0.0.1:9", "nomic").encode([]).shape == (0, 0)
