"""A request to a server ends in time, also where no answer is the problem."""

import socket
import time
from base64 import b64decode
from unittest import mock

import pytest
from elastic_transport import ConnectionTimeout
from elasticsearch import Elasticsearch
from modelsearch.backends import get_search_backend

from lpbsite.search.backends.bounded_node import BoundedNode
from lpbsite.search.backends.budget import budget
from tests.search.engines import elasticsearch_at
from tests.search.failing_engine import answering


def client(address, seconds):
    return Elasticsearch(
        [address], node_class=BoundedNode, request_timeout=seconds, max_retries=0
    )


def test_a_name_that_is_not_looked_up_in_time_is_a_timeout():
    asked = client("http://engine.example:9200", 0.3)
    started = time.monotonic()
    with (
        mock.patch.object(socket, "getaddrinfo", lambda *_, **__: time.sleep(3)),
        pytest.raises(ConnectionTimeout),
    ):
        asked.info()
    assert time.monotonic() - started < 1


def test_a_name_that_nobody_has_is_told_at_once():
    def unknown(*_arguments, **_options):
        raise socket.gaierror("no such name")

    asked = client("http://engine.example:9200", 5)
    with (
        mock.patch.object(socket, "getaddrinfo", unknown),
        pytest.raises(Exception, match="Connection error"),
    ):
        asked.info()


def test_a_connection_that_is_used_again_has_its_whole_time_again():
    with answering(200, b'{"count": 3}', after=0.3) as address:
        asked = client(address, 0.5)
        assert [asked.count()["count"] for _time in range(3)] == [3, 3, 3]


def test_a_budget_that_is_used_up_asks_nothing():
    with answering(200, b'{"count": 3}', after=0.3) as address, budget(0.2) as own:
        asked = client(address, 5)
        for _time in range(2):
            with pytest.raises(ConnectionTimeout):
                asked.count()
        assert 0.15 < own.spent < 0.3


def test_the_password_of_an_address_may_have_any_sign():
    with elasticsearch_at("http://search:p%40ss%3A@localhost:9200"):
        header = get_search_backend().es._headers["authorization"]
    assert b64decode(header.removeprefix("Basic ")) == b"search:p@ss:"
