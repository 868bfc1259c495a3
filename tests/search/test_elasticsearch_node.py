"""The node of ``tests/elasticsearch_node`` analyses as Elastic's reference says, or refuses."""

import os

import pytest
from elasticsearch import BadRequestError, Elasticsearch

SYNONYMS = ["wijk, buurt", "den bosch => s-hertogenbosch"]


@pytest.fixture(scope="module")
def client(elasticsearch_url):
    with Elasticsearch(elasticsearch_url) as client:
        yield client


@pytest.fixture
def analyze(client):
    def tokens(text, *filters, tokenizer="standard", char_filters=()):
        answer = client.indices.analyze(
            text=text, tokenizer=tokenizer, filter=filters, char_filter=char_filters
        )
        return [token["token"] for token in answer["tokens"]]

    return tokens


def options(kind, **values):
    return {"type": kind, **values}


@pytest.mark.parametrize(
    ("text", "filters", "expected"),
    [
        ("Wijk BUURT", ["lowercase"], ["wijk", "buurt"]),
        ("financiën", ["asciifolding"], ["financien"]),
        (
            "financiën",
            [options("asciifolding", preserve_original=True)],
            ["financien", "financiën"],
        ),
        ("wijk", [options("edge_ngram", max_gram=3)], ["w", "wi", "wij"]),
        ("wijk", [options("edge_ngram")], ["w", "wi"]),
        ("wij", [options("ngram")], ["w", "wi", "i", "ij", "j"]),
        ("de wijkraad", [options("length", min=3)], ["wijkraad"]),
        (
            "gemeenten congressen",
            [options("stemmer", language="dutch")],
            ["gemeent", "congress"],
        ),
        ("running cities", ["stemmer"], ["run", "citi"]),
        ("running cities", ["porter_stem"], ["run", "citi"]),
        ("skies", [options("stemmer", name="porter2")], ["sky"]),
        ("cities", [options("stemmer", language="light_english")], ["city"]),
        ("cities", [options("stemmer", language="minimal_english")], ["city"]),
        ("city's", [options("stemmer", language="possessive_english")], ["city"]),
    ],
)
def test_changes_tokens_as_documented(analyze, text, filters, expected):
    assert analyze(text, *filters) == expected


def test_stemmer_override_wins_from_the_stemmer(analyze):
    override = options("stemmer_override", rules=["congressen, congres => congres"])
    stemmer = options("stemmer", language="dutch")
    assert analyze("congressen congres wijken", override, stemmer) == [
        "congres",
        "congres",
        "wijk",
    ]


def test_keyword_marker_protects_from_the_stemmer(analyze):
    words = options("keyword_marker", keywords=["jumping"])
    assert analyze("running jumping Jumping", words, "stemmer") == ["run", "jumping", "Jump"]
    any_case = options("keyword_marker", keywords=["jumping"], ignore_case=True)
    assert analyze("Jumping", any_case, "stemmer") == ["Jumping"]
    pattern = options("keyword_marker", keywords_pattern="jump.*")
    assert analyze("running jumping", pattern, "stemmer") == ["run", "jumping"]


def test_keyword_repeat_keeps_the_word_beside_its_stem(analyze):
    assert analyze("jumping fox", "keyword_repeat", "stemmer", "remove_duplicates") == [
        "jumping",
        "jump",
        "fox",
    ]


def test_unique_drops_later_duplicates_without_a_gap(client):
    answer = client.indices.analyze(
        text="the quick fox jumps the lazy fox", tokenizer="whitespace", filter=["unique"]
    )
    assert [(token["token"], token["position"]) for token in answer["tokens"]] == [
        ("the", 0),
        ("quick", 1),
        ("fox", 2),
        ("jumps", 3),
        ("lazy", 4),
    ]


def test_unique_on_same_position_keeps_a_word_that_comes_back(analyze):
    same_position = options("unique", only_on_same_position=True)
    assert analyze("fox the fox", "keyword_repeat", same_position) == ["fox", "the", "fox"]


def test_decompounder_adds_the_parts_that_are_in_its_list(analyze):
    parts = options("dictionary_decompounder", word_list=["Donau", "dampf", "meer", "schiff"])
    assert analyze("Donaudampfschiff", parts) == [
        "Donaudampfschiff",
        "Donau",
        "dampf",
        "schiff",
    ]
    longest = options("dictionary_decompounder", word_list=["wijk", "wijkraad"])
    assert analyze("wijkraad", {**longest, "only_longest_match": True}) == [
        "wijkraad",
        "wijkraad",
    ]


def test_pattern_replace_of_tokens(analyze):
    everywhere = options("pattern_replace", pattern="(o)", replacement="$1$1")
    assert analyze("solo", everywhere) == ["sooloo"]
    assert analyze("solo", {**everywhere, "all": False}) == ["soolo"]
    assert analyze("'s-Hertogenbosch", options("pattern_replace", pattern="^s$")) == [
        "",
        "Hertogenbosch",
    ]


@pytest.mark.parametrize(
    ("text", "char_filter", "expected"),
    [
        ("<p>I&apos;m so <b>happy</b>!</p>", "html_strip", "\nI'm so happy!\n"),
        (
            "<p>so <b>happy</b></p>",
            options("html_strip", escaped_tags=["b"]),
            "\nso <b>happy</b>\n",
        ),
        ("25015 :)", options("mapping", mappings=[":) => _happy_", "5 => vijf"]), None),
        ("a-b", options("mapping", mappings=["- => \\u0020"]), "a b"),
        ("'s-Bosch", options("pattern_replace", pattern="'s-", replacement="s"), "sBosch"),
        ("A-B", options("pattern_replace", pattern="b", flags="CASE_INSENSITIVE"), "A-"),
    ],
)
def test_changes_the_text_before_tokens(analyze, text, char_filter, expected):
    expected = expected or "2vijf01vijf _happy_"
    assert analyze(text, tokenizer="keyword", char_filters=[char_filter]) == [expected]


@pytest.mark.parametrize(
    ("tokenizer", "text", "expected"),
    [
        ("whitespace", "buurt- en wijk", ["buurt-", "en", "wijk"]),
        (options("ngram", min_gram=3, max_gram=3), "wijk", ["wij", "ijk"]),
        (
            options("ngram", min_gram=3, max_gram=3, token_chars=["letter", "digit"]),
            "2 Quick Foxes.",
            ["Qui", "uic", "ick", "Fox", "oxe", "xes"],
        ),
        (
            options("edge_ngram", min_gram=2, max_gram=3, token_chars=["letter"], side="front"),
            "ab cde",
            ["ab", "cd", "cde"],
        ),
        (
            options("edge_ngram", max_gram=2, token_chars=["custom"], custom_token_chars="+-"),
            "a+-b",
            ["+", "+-"],
        ),
    ],
)
def test_cuts_a_text_as_documented(analyze, tokenizer, text, expected):
    assert analyze(text, tokenizer=tokenizer) == expected


@pytest.fixture
def index(client, search_index_prefix):
    def create(**analysis):
        analysis.setdefault("analyzer", {"own": {"tokenizer": "standard", "filter": ["own"]}})
        client.indices.create(index=search_index_prefix, settings={"analysis": analysis})
        return search_index_prefix

    return create


@pytest.mark.parametrize("kind", ["synonym", "synonym_graph"])
def test_synonyms_go_through_the_filters_before_them(client, index, kind):
    name = index(
        filter={
            "stem": options("stemmer", language="dutch"),
            "own": options(kind, synonyms=["Wijken, Buurten"]),
        },
        analyzer={"own": {"tokenizer": "standard", "filter": ["lowercase", "stem", "own"]}},
    )
    answer = client.indices.analyze(index=name, analyzer="own", text="WIJK")
    assert {token["token"] for token in answer["tokens"]} == {"wijk", "buurt"}


def test_synonyms_of_several_words(client, index):
    name = index(
        filter={"own": options("synonym_graph", synonyms=SYNONYMS, expand=False)},
        analyzer={"own": {"tokenizer": "standard", "filter": ["lowercase", "own"]}},
    )
    answer = client.indices.analyze(index=name, analyzer="own", text="Den Bosch, buurt")
    assert [token["token"] for token in answer["tokens"]] == ["s", "hertogenbosch", "wijk"]


def test_normalizer_takes_filters_of_characters(client, index):
    name = index(
        normalizer={"own": {"type": "custom", "filter": ["lowercase", "asciifolding", "trim"]}},
        analyzer={},
    )
    answer = client.indices.analyze(index=name, normalizer="own", text=" Financiën ")
    assert [token["token"] for token in answer["tokens"]] == ["financien"]


# The official server ignores options that it does not know.
only_on_our_node = pytest.mark.skipif(
    "ELASTICSEARCH_URL" in os.environ, reason="ELASTICSEARCH_URL names another server"
)


@only_on_our_node
@pytest.mark.parametrize(
    ("definition", "reason"),
    [
        (options("asciifolding", preserve_orginal=True), "preserve_orginal"),
        (options("edge_ngram", side="back"), "[side] can only be [front]"),
        (options("ngram", min_gram=1, max_gram=9), "index.max_ngram_diff"),
        (options("stemmer", language="dutch_kp"), "no stemmer for [dutch_kp]"),
        (options("stemmer_override", rules_path="stems.txt"), "[rules] is missing"),
        (options("stemmer_override", rules=["a => b, c"]), "not a rule"),
        (options("keyword_marker", keywords_path="words.txt"), "[keywords]"),
        (
            options("dictionary_decompounder", word_list_path="words.txt"),
            "[word_list] is missing",
        ),
        (options("dictionary_decompounder", word_list=["a"], letter_tree=1), "letter_tree"),
        (options("synonym_graph", synonyms=SYNONYMS, lenient=True), "[lenient] can only be"),
        (options("synonym_graph", synonyms_set="shared"), "[synonyms] is missing"),
        (options("synonym", synonyms=["!? => wijk"]), "failed to build synonyms"),
        (options("pattern_replace", replacement="x"), "[pattern] is missing"),
        (options("lowercase", language="greek"), "[language]"),
        (options("word_delimiter_graph"), "word_delimiter_graph"),
    ],
)
def test_option_that_is_not_had_here_fails_the_index(client, index, definition, reason):
    with pytest.raises(BadRequestError) as refused:
        index(filter={"own": definition})
    assert reason in str(refused.value.body)


@only_on_our_node
@pytest.mark.parametrize(
    ("part", "definition", "reason"),
    [
        ("char_filter", options("mapping", mappings_path="marks.txt"), "[mappings] is missing"),
        ("char_filter", options("mapping", mappings=["no arrow"]), "not a mapping"),
        ("char_filter", options("html_strip", escaped_tag=["b"]), "escaped_tag"),
        ("tokenizer", options("ngram", token_chars=["symbol"]), "no token_chars [symbol]"),
        ("tokenizer", options("whitespace", max_token_length=3), "max_token_length"),
    ],
)
def test_other_part_that_is_not_had_here_fails_the_index(
    client, index, part, definition, reason
):
    analyzer = {"tokenizer": "standard", part: "own"}
    with pytest.raises(BadRequestError) as refused:
        index(**{part: {"own": definition}}, analyzer={"own": analyzer})
    assert reason in str(refused.value.body)


def test_synonyms_after_grams_fail_the_index(client, index):
    with pytest.raises(BadRequestError) as refused:
        index(
            filter={"grams": options("ngram"), "own": options("synonym", synonyms=SYNONYMS)},
            analyzer={"own": {"tokenizer": "standard", "filter": ["grams", "own"]}},
        )
    assert "cannot be used to parse synonyms" in str(refused.value.body)
