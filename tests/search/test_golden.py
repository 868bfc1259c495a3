from lpbsite.search.golden import changed_words, golden_lines


def test_words_are_analysed_as_the_file_has_them():
    assert changed_words(golden_lines()) == []


def test_a_changed_word_is_named():
    rows = [
        ("nl", "steden", "n0stad n1stad n1sted n1stedelijk"),
        ("nl", "musea", "n0musea"),
        ("en", "the", "-"),
    ]
    assert changed_words(rows) == ["musea (nl): n0museum n1museum n1musea instead of n0musea"]
