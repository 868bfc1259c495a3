"""How words are analysed: compounds, lemmas, corrections."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lpbsite.search.analysis import index_text, terms_of_text, word_terms
from lpbsite.search.compounds import all_parts, english_halves, split_compound
from lpbsite.search.lemmas import lemma_of
from lpbsite.search.models import Word
from lpbsite.search.question import question
from lpbsite.search.separable import whole_verbs
from lpbsite.search.spelling import best_first, corrections, is_right
from lpbsite.search.thesaurus import VERB, Synonyms
from lpbsite.search.wordings import SYNONYM, SYNONYM_APART, forms
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
        ("gemeenteraadsverkiezingen", ("gemeenteraad", "verkiezingen")),  # no "sverkiezingen"
        ("landbouwgrond", ("landbouw", "grond")),  # not "land" and "bouwgrond"
        ("eikenrups", ("eiken", "rups")),
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
        ("uitgebreid", ()),  # the dictionary brings "breiden" back to "uitbreiden"
        ("verbreidde", ()),
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
        ("nl", "inbreken inbraken inbreker inbrekers ingebroken"),
        ("nl", "buurtbemiddeling buurtbemiddelaars"),
        ("nl", "verhuizen verhuizing verhuizers"),
        ("en", "city cities"),
        ("en", "vote voters voting"),
        ("en", "mold mould"),
        ("en", "gray grey"),
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
        "n0stad n0buurtagenda steden buurtagenda "
        "n1stad n1sted n1stedelijk n1buurtagenda n2buurt n2agenda"
    )
    assert index_text("Over ons", "nl", with_stop_words=True) == "over ons"
    assert index_text("Over ons", "nl") == ""


@given(ANY_TEXT | st.text(max_size=200))
def test_any_text_is_analysed_and_asked_for(text):
    for lang in ("nl", "en"):
        assert all(term.replace("_", "").isalnum() for term in terms_of_text(text, lang))
        assert len(question(text, lang, Synonyms([])).asked) <= 32


def test_what_means_the_same_is_asked_for_in_both_languages():
    synonyms = Synonyms([{"nl": ("gemeente",), "en": ("municipality",)}])
    assert "e0municipality" in question("gemeenten", "nl", synonyms).terms
    assert "n0gemeente" in question("municipalities", "en", synonyms).terms


def test_a_word_meets_its_twin_in_the_other_language():
    for dutch, english in (("polarisatie", "polarisation"), ("diversiteit", "diversity")):
        assert terms_of_text(dutch, "nl") & set(question(english, "en", Synonyms([])).terms)
        assert terms_of_text(english, "en") & set(question(dutch, "nl", Synonyms([])).terms)


def test_a_mistake_is_no_stem_of_the_other_language():
    assert not terms_of_text("neighbourhood", "nl") & dict(forms("neighbourhod", "en")).keys()


def test_a_verb_tells_less_than_a_noun():
    asked = question("viool bouwen betaalt huizen", "nl", Synonyms([])).asked
    assert [(one.words, one.importance) for one in asked] == [
        (("viool",), 1),
        (("bouwen",), VERB),
        (("betaalt",), VERB),
        (("huizen",), 1),
    ]


def test_a_known_name_is_asked_for_as_one():
    synonyms = Synonyms([{"nl": ("Den Bosch", "'s-Hertogenbosch")}])
    (asked,) = question("den bosch", "nl", synonyms).asked
    assert (asked.words, asked.halves) == (("den", "bosch"), ())
    assert "hertogenbosch" in asked.terms


def test_a_known_phrase_may_be_answered_in_part():
    synonyms = Synonyms([{"nl": ("kapotte lantaarn",), "en": ("broken street light",)}])
    (asked,) = question("kapotte lantaarn", "nl", synonyms).asked
    first, second = ({term for term, _share in half} for half in asked.halves)
    assert ("n0kapot" in first, "n0lantaarn" in second) == (True, True)


def test_the_words_of_a_synonym_count_most_beside_each_other():
    synonyms = Synonyms([{"nl": ("wijkschouw", "rondje door de buurt")}])
    (asked,) = question("wijkschouw", "nl", synonyms).asked
    weights = {variant.all_of: variant.weight for variant in asked.variants}
    together = ((("n0ronde n0buurt", 1.0), ("e0rondje e0buurt", 1.0)),)
    apart = (forms("rondje", "nl"), forms("buurt", "nl"))
    assert (weights[together], weights[apart]) == (SYNONYM, SYNONYM_APART)


def test_a_phrase_without_its_little_words_means_nothing_else():
    synonyms = Synonyms([{"nl": ("zonder werk", "werkloos")}])
    assert "werkloos" not in question("werk", "nl", synonyms).asked[0].terms


@pytest.mark.parametrize(
    ("word", "halves"),
    [
        ("streetlights", (("street", "light"),)),
        ("toollibrary", (("tool", "library"),)),
        ("library", ()),
        ("wijkagenda", ()),
    ],
)
def test_an_english_compound_is_read_as_two_words(word, halves):
    assert english_halves(word) == halves


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("petruskerk", ("n2kerk", "n2kerkelijk")),
        ("julianapark", ("n2park",)),
        ("beverwijk", ()),  # a town
        ("kerk", ()),
    ],
)
def test_an_unknown_name_tells_what_kind_of_place_it_is(word, parts):
    assert word_terms(word, "nl").parts == parts


def test_two_words_are_asked_for_as_the_name_they_make():
    first, second = question("platform 31", "nl", Synonyms([])).asked
    assert "platform31" in first.terms and "platform31" in second.terms


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("de gemeente haalt het afval op.", ["ophalen"]),
        ("bewoners ruimden het zwerfvuil in hun straten op. toen was het klaar", ["opruimen"]),
        ("het is fijn om samen de straat op te ruimen", ["opruimen"]),
        ("wie het aan wil vragen, belt de gemeente", ["aanvragen"]),
        ("meld je aan bij de wijkbeheerder", ["aanmelden"]),
        ("hij loopt op straat en praat over de buurt", []),
        ("waar wij over praten", []),
        ("de weg naar het werk", []),
    ],
)
def test_verbs_that_a_text_parts_are_whole(text, verbs):
    assert list(whole_verbs(text)) == verbs


def test_a_parted_verb_is_indexed_whole():
    assert "n0opruimen" in terms_of_text("Wij ruimen de straat op.", "nl")
    assert "n0opruimen" not in terms_of_text("Wij ruimen de straat op.", "en")


def test_the_likeliest_correction_comes_first():
    near = [("wijkraad", 1), ("wijkraden", 2), ("wijkhaat", 1)]
    assert best_first("wijkraat", near) == ["wijkraad", "wijkhaat", "wijkraden"]


@pytest.mark.parametrize(
    "word",
    ["etten", "weesp", "merel", "marit", "keulen", "floor", "theo", "eveline", "abcoude"],
)
def test_a_name_or_a_word_of_a_dictionary_has_no_correction(word):
    assert corrections(word) == ()


@pytest.mark.django_db
def test_a_name_with_a_number_is_corrected():
    Word.objects.create(text="platform31")
    assert corrections("platfrom31") == ("platform31",)
    assert corrections("20311") == ()
    assert corrections("platform32") == ()


def test_words_that_are_right_are_told_from_mistakes():
    for word in ("utrecht", "terschelling", "krokodil", "buurtvereniging", "library"):
        assert is_right(word), word
    for word in ("buurtagneda", "wijkraat", "gemeentr", "lantarnpaal"):
        assert not is_right(word), word
