"""How words are analysed: compounds, lemmas, corrections."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lpbsite.search.analysis import index_text, terms_of_text, word_terms
from lpbsite.search.compounds import all_parts, split_compound
from lpbsite.search.lemmas import lemma_of
from lpbsite.search.question import question
from lpbsite.search.spelling import best_first, corrections, is_right
from lpbsite.search.thesaurus import VERB, Synonyms
from tests.search.queries import ANY_TEXT


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("buurtagenda", ("buurt", "agenda")),
        ("raadsleden", ("raad", "leden")),
        ("zonnepanelen", ("zon", "panelen")),
        ("bewonersinitiatief", ("bewoners", "initiatief")),
        ("speeltuinvereniging", ("speeltuin", "vereniging")),
        ("bestuursniveau", ("bestuur", "niveau")),
        ("fietslessen", ("fiets", "lessen")),
        ("winkeliersvereniging", ("winkeliers", "vereniging")),  # not "winkel" and more
        ("woonwagenkamp", ("woonwagen", "kamp")),  # both known, not "woon" and a made-up word
        ("energiecooperaties", ("energie", "cooperaties")),
        ("wintersport", ("winter", "sport")),  # "wintersporten" is a verb
        # look like compounds and are none
        ("gemeente", ()),
        ("bestuur", ()),
        ("vereniging", ()),
        ("kinderen", ()),
        ("enschede", ()),
        ("huis", ()),
        ("kappers", ()),
        ("beloofde", ()),
        ("koppelen", ()),
        ("oudewater", ()),  # a town
        ("x" * 60, ()),
    ],
)
def test_compounds_are_split_in_two(word, parts):
    assert split_compound(word) == parts


def test_parts_of_parts_are_parts_too():
    assert all_parts("speeltuinvereniging") == ("speeltuin", "vereniging", "speel", "tuin")


@pytest.mark.parametrize(
    ("lang", "forms"),
    [
        ("nl", "stad steden stadje"),
        ("nl", "raadslid raadsleden"),
        ("nl", "idee ideeen"),
        ("nl", "lantaarnpaal lantaarnpalen"),
        ("nl", "provincie provincien"),
        ("nl", "reunie reunies"),
        ("nl", "coordinatie coordineert coordinator"),
        ("nl", "auto autos"),
        ("nl", "hobby hobbys"),
        ("nl", "onderzoek onderzoekers"),
        ("nl", "jongerenwerk jongerenwerkers"),
        ("nl", "veilig veilige veiligheid"),
        ("nl", "renoveren renovatie gerenoveerd"),
        ("en", "city cities"),
        ("en", "neighbourhood neighborhoods"),
        ("en", "child children"),
    ],
)
def test_forms_of_a_word_share_a_term(lang, forms):
    first, *others = (word_terms(word, lang) for word in forms.split())
    for other in others:
        assert {first.lemma, *first.stems} & {other.lemma, *other.stems}, forms


@pytest.mark.parametrize(
    ("forms", "lemma"),
    [
        ("bak bakken bakje bakjes", "bak"),
        ("afvalbak afvalbakken", "afvalbak"),
        ("fiets fietsen fietst gefietst", "fiets"),
        ("boom bomen boompje", "boom"),
        ("werker werkers", "werker"),
        ("cooperatie cooperaties", "cooperatie"),
        ("huis huizen huisje", "huis"),
        ("thuis", "thuis"),
        ("chaos", "chaos"),
    ],
)
def test_forms_of_a_noun_have_it_as_their_lemma(forms, lemma):
    assert {lemma_of(word, "nl") for word in forms.split()} == {lemma}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("gezond", "zon"),
        ("bewoner", "woning"),
        ("raad", "radio"),
        ("stad", "stap"),
        ("buur", "buurt"),
        ("zoon zonen", "zon"),
        ("raat", "rat ratten"),
        ("maan", "man"),
    ],
)
def test_other_words_share_none(first, second):
    assert not terms_of_text(first, "nl") & terms_of_text(second, "nl")


def test_an_index_text_has_lemmas_in_order_then_words_then_the_rest():
    assert index_text("De steden van de Buurtagenda", "nl") == (
        "n0stad n0buurtagenda steden buurtagenda n1stad n1sted n1stedelijk n1buurtagenda n2buurt n2agenda"
    )
    assert index_text("Over ons", "nl", with_stop_words=True) == "over ons"
    assert index_text("Over ons", "nl") == ""


@given(ANY_TEXT | st.text(max_size=200))
def test_any_text_is_analysed_and_asked_for(text):
    for lang in ("nl", "en"):
        assert all(term.replace("_", "").isalnum() for term in terms_of_text(text, lang))
        assert len(question(text, lang, Synonyms([])).asked) <= 32


def test_what_means_the_same_is_asked_for_in_both_languages():
    synonyms = Synonyms([("gemeente", "municipality")])
    assert "e0municipality" in question("gemeenten", "nl", synonyms).terms
    assert "n0gemeente" in question("municipalities", "en", synonyms).terms


def test_a_word_meets_its_twin_in_the_other_language():
    for dutch, english in (("polarisatie", "polarisation"), ("diversiteit", "diversity")):
        assert terms_of_text(dutch, "nl") & set(question(english, "en", Synonyms([])).terms)
        assert terms_of_text(english, "en") & set(question(dutch, "nl", Synonyms([])).terms)


def test_a_verb_tells_less_than_a_noun():
    asked = question("viool bouwen betaalt huizen", "nl", Synonyms([])).asked
    assert [(one.words, one.importance) for one in asked] == [
        (("viool",), 1),
        (("bouwen",), VERB),
        (("betaalt",), VERB),
        (("huizen",), 1),
    ]


def test_a_known_phrase_is_asked_for_as_one():
    synonyms = Synonyms([("Den Bosch", "'s-Hertogenbosch")])
    (asked,) = question("den bosch", "nl", synonyms).asked
    assert asked.words == ("den", "bosch")
    assert "hertogenbosch" in asked.terms


def test_the_likeliest_correction_comes_first():
    near = [("wijkraad", 1), ("wijkraden", 2), ("wijkhaat", 1)]
    assert best_first("wijkraat", near) == ["wijkraad", "wijkhaat", "wijkraden"]


@pytest.mark.parametrize("word", ["etten", "weesp", "merel", "marit", "keulen", "floor"])
def test_a_name_or_a_word_of_a_dictionary_has_no_correction(word):
    assert corrections(word) == ()


def test_words_that_are_right_are_told_from_mistakes():
    for word in ("utrecht", "terschelling", "krokodil", "buurtvereniging", "library"):
        assert is_right(word), word
    for word in ("buurtagneda", "wijkraat", "gemeentr", "lantarnpaal"):
        assert not is_right(word), word
