"""A wrong address of Elasticsearch stops the start with one sentence."""

import os
import subprocess
import sys

import environ
import pytest
from django.core.exceptions import ImproperlyConfigured

from lpbsite.settings.search_engine import engine_address, engine_seconds
from tests.conftest import ROOT


@pytest.mark.parametrize(
    "address",
    [
        "nonsense",
        "localhost:9200",
        "ftp://x",
        "http://",
        "http://:9200",
        "http://search:port",
        "http://search:99999",
        "http://search:0",
        "http://user@search:9200",
        "http://search one:9200",
        "http://search:9200?pretty",
        "http://[::1",
    ],
)
def test_what_is_no_address_is_told_without_its_password(monkeypatch, address):
    monkeypatch.setenv("ELASTICSEARCH_URL", address)
    with pytest.raises(ImproperlyConfigured, match=r"^ELASTICSEARCH_URL is not the address"):
        engine_address(environ.Env())


@pytest.mark.parametrize(
    "address",
    [
        "",
        "http://search:9200",
        "https://user:secret@search.example.org/es",
        "http://[::1]:9200",
    ],
)
def test_an_address_is_taken(monkeypatch, address):
    monkeypatch.setenv("ELASTICSEARCH_URL", address)
    assert engine_address(environ.Env()) == address


@pytest.mark.parametrize("seconds", ["a moment", "", "nan", "inf", "0", "-1"])
def test_what_is_no_time_is_told(monkeypatch, seconds):
    monkeypatch.setenv("LPB_SEARCH_TIMEOUT", seconds)
    with pytest.raises(ImproperlyConfigured, match=r"^LPB_SEARCH_TIMEOUT is not a number"):
        engine_seconds(environ.Env())


def test_a_time_is_taken(monkeypatch):
    monkeypatch.delenv("LPB_SEARCH_TIMEOUT", raising=False)
    assert engine_seconds(environ.Env()) == 1
    monkeypatch.setenv("LPB_SEARCH_TIMEOUT", "0.5")
    assert engine_seconds(environ.Env()) == 0.5


def test_the_start_stops_with_one_sentence():
    ran = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env={**os.environ, "ELASTICSEARCH_URL": "ftp://user:secret@x"},
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 1
    (line,) = ran.stderr.splitlines()
    assert line.startswith("Setting error: ELASTICSEARCH_URL is not the address of a server")
    assert "secret" not in ran.stderr
