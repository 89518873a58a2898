"""The two protocols, spoken with a server, and what a server may do wrong."""

from __future__ import annotations

import json

import pytest

from tests.store.machine.asking import ask, make_settings
from tests.translating_server import (
    SECRET,
    Behaviour,
    answer_raw,
    answer_slowly,
    answer_well,
    answer_with,
    hang_up,
    run_server,
    speak_nonsense,
)
from workflow.errors import ConfigError, PolyfolioError
from workflow.store.machine.transport import Limits

KEY = "sk-0123456789abcdef"
VARIABLE = "POLYFOLIO_TEST_KEY"


def test_libretranslate_is_asked_as_its_documentation_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, KEY)
    with run_server() as server:
        assert ask(make_settings(f"{server.url}/base", loopback=True, key_variable=VARIABLE)) == "læs den"
    (asked,) = server.asked
    assert asked.path == "/base/translate"
    assert asked.body == {"q": "Read the", "source": "en", "target": "da", "format": "text", "api_key": KEY}


@pytest.mark.parametrize("path", ["", "/v1", "/v1/chat/completions"])
def test_chat_completions_are_asked_with_a_model_and_messages(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, KEY)
    with run_server() as server:
        settings = make_settings(server.url + path, "openai", loopback=True, key_variable=VARIABLE)
        assert ask(settings, terms=(("charter", "pagt"),)) == "læs den"
    (asked,) = server.asked
    assert asked.path == "/v1/chat/completions"
    assert asked.headers["Authorization"] == f"Bearer {KEY}"
    assert (asked.body["model"], asked.body["temperature"]) == ("small", 0)
    system, user = asked.body["messages"]
    assert user == {"role": "user", "content": "Read the"}
    assert "from English (en) into Danish (da)" in system["content"]
    assert "charter = pagt" in system["content"]


def test_a_language_that_a_server_does_not_know_is_asked_for_by_its_plain_code() -> None:
    with run_server(answer_raw(SECRET.encode(), 400), answer_well) as server:
        assert ask(make_settings(server.url, loopback=True), target="pt-BR") == "læs den"
    assert [asked.body["target"] for asked in server.asked] == ["pt-BR", "pt"]


def test_a_busy_server_is_asked_again_after_growing_pauses() -> None:
    busy = answer_raw(SECRET.encode(), 503)
    pauses: list[float] = []
    with run_server(busy, answer_raw(b"", 429, Retry_After="2"), answer_well) as server:
        assert ask(make_settings(server.url, loopback=True), pauses=pauses) == "læs den"
    assert pauses == [0.5, 2.0]


def test_a_server_that_stays_busy_is_given_up() -> None:
    with run_server(answer_raw(SECRET.encode(), 429)) as server, pytest.raises(PolyfolioError) as caught:
        ask(make_settings(server.url, loopback=True))
    assert str(caught.value) == "the machine translation service 127.0.0.1 is busy (status 429)"
    assert len(server.asked) == 3


def test_a_server_that_wants_a_long_pause_is_not_waited_for() -> None:
    pauses: list[float] = []
    with run_server(answer_raw(b"", 503, Retry_After="3600")) as server, pytest.raises(PolyfolioError):
        ask(make_settings(server.url, loopback=True), pauses=pauses)
    assert (len(server.asked), pauses) == (1, [])


@pytest.mark.parametrize(
    ("behaviour", "told"),
    [
        (answer_raw(SECRET.encode(), 302, Location="/translate"), "redirects (status 302), which is not followed"),
        (answer_raw(SECRET.encode(), 500), "answers with status 500"),
        (answer_raw(SECRET.encode(), 404), "has nothing at its url (status 404)"),
        (answer_raw(SECRET.encode(), 401), "refuses the key in POLYFOLIO_TEST_KEY (status 401)"),
        (answer_raw(SECRET.encode(), 400), "does not take the text or the languages (status 400)"),
        (answer_raw(SECRET.encode() * 100), "answers with more than 2000 bytes"),
        (answer_raw(SECRET.encode()), "answers with something that is not JSON"),
        (answer_raw(b"\xff\xfe"), "answers with something that is not JSON"),
        (answer_raw(b"[" * 1999), "answers with something that is not JSON"),
        (answer_raw(json.dumps(SECRET).encode()), "it has no text under"),
        (answer_raw(json.dumps([SECRET]).encode()), "it has no text under"),
        (answer_raw(b'{"translatedText": 5, "choices": [5]}'), "it has no text under"),
        (answer_raw(b'{"choices": [{"message": {"content": null}}]}'), "it has no text under"),
        (answer_with(lambda _: "  \n"), "answers with an empty text"),
        (hang_up, "does not answer as HTTP has it"),
        (speak_nonsense, "does not answer as HTTP has it"),
    ],
)
@pytest.mark.parametrize("service", ["libretranslate", "openai"])
def test_what_a_server_does_wrong_is_told_without_its_answer_and_without_the_key(
    service: str, behaviour: Behaviour, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, KEY)
    with run_server(behaviour) as server, pytest.raises(PolyfolioError) as caught:
        ask(make_settings(server.url, service, loopback=True, key_variable=VARIABLE))
    assert told in str(caught.value)
    assert SECRET not in str(caught.value)
    assert KEY not in repr(caught.getrepr(showlocals=False))


def test_an_answer_that_is_cut_off_is_none() -> None:
    cut = json.dumps({"choices": [{"message": {"content": "læs"}, "finish_reason": "length"}]}).encode()
    with run_server(answer_raw(cut)) as server, pytest.raises(PolyfolioError, match="its text is cut off"):
        ask(make_settings(server.url, "openai", loopback=True))


def test_a_redirect_is_not_followed_anywhere() -> None:
    with run_server() as inner, run_server(answer_raw(b"", 307, Location=f"{inner.url}/translate")) as server:
        with pytest.raises(PolyfolioError, match="redirects"):
            ask(make_settings(server.url, loopback=True))
        assert (len(server.asked), inner.asked) == (1, [])


def test_a_server_that_drips_is_cut_off_in_time() -> None:
    with run_server(answer_slowly) as server:
        with pytest.raises(PolyfolioError) as caught:
            ask(make_settings(server.url, loopback=True, seconds=1))
        assert server.left.wait(10)
    assert str(caught.value) == "the machine translation service 127.0.0.1 gives no answer within 1 seconds"


def test_a_server_that_is_not_there_is_told_after_some_tries() -> None:
    with run_server() as server:
        url = server.url
    pauses: list[float] = []
    with pytest.raises(PolyfolioError, match="is not running: nothing listens at its url"):
        ask(make_settings(url, loopback=True), pauses=pauses)
    assert pauses == [0.5, 1.0]


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with run_server() as server:
        assert ask(make_settings(server.url, loopback=True)) == "læs den"


def test_a_text_that_is_too_long_is_not_sent() -> None:
    with run_server() as server:
        with pytest.raises(PolyfolioError, match="10000 at most"):
            ask(make_settings(server.url, loopback=True), Limits(), text="a" * 10_001)
        assert server.asked == []


@pytest.mark.parametrize(
    ("key", "told"), [("", "is not set"), ("a\nb", "holds characters"), ("schlüssel", "holds char")]
)
def test_a_key_that_cannot_be_used_is_not_told(key: str, told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, key)
    with run_server() as server:
        with pytest.raises(ConfigError, match=told) as caught:
            ask(make_settings(server.url, loopback=True, key_variable=VARIABLE))
        assert server.asked == []
    assert not key or key not in str(caught.value)
