"""The server of these tests."""

from collections.abc import Iterator

import pytest

from tests.intake.misbehaving import Server, serving


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as running:
        yield running
