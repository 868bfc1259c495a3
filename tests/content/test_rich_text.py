import pytest

from lpbsite.content.records import Place
from lpbsite.content.rich_text import paragraphs_of, read_html, with_links
from lpbsite.content.spots import Findings, Spot


def read(html):
    findings = Findings()
    place = Place("x.yaml", "x.yaml", "media")
    result = read_html(html, Spot("x", place, findings))
    return result, [problem.text for problem in findings.problems], findings.references


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Een <b>wijk</b>\n  en een buurt.</p>", "<p>Een <b>wijk</b> en een buurt.</p>"),
        ("<p> a </p>\n<p>b<br>c</p>", "<p>a</p><p>b<br/>c</p>"),
        ("<ul>\n<li>een</li>\n<li>twee</li>\n</ul>", "<ul><li>een</li><li>twee</li></ul>"),
        ("<p>1 &lt; 2 &amp; 3</p>", "<p>1 &lt; 2 &amp; 3</p>"),
        (
            '<p><span lang="en">Best persons</span></p>',
            '<p><span lang="en">Best persons</span></p>',
        ),
        (
            '<p><a href="https://example.org/?a=1&amp;b=2">elders</a></p>',
            '<p><a href="https://example.org/?a=1&amp;b=2">elders</a></p>',
        ),
    ],
)
def test_html_is_read_in_one_spelling(html, expected):
    assert read(html) == (expected, [], [])


def test_link_by_key_is_noted_and_gets_the_id_of_its_page():
    html, problems, references = read('<p><a data-key="about">over ons</a></p>')
    assert problems == []
    assert [reference.key for reference in references] == ["about"]
    linked = with_links(html, lambda key: f'linktype="page" id="{len(key)}"')
    assert linked == '<p><a linktype="page" id="5">over ons</a></p>'


@pytest.mark.parametrize(
    ("html", "problem"),
    [
        ("<p><script>alert(1)</script></p>", "<script> is not allowed here"),
        ("<h2>Kop</h2>", "<h2> is not allowed here"),
        ("<p onclick='x'>a</p>", "<p> has no attributes here."),
        ('<p><a href="javascript:alert(1)">a</a></p>', "A link has a data-key"),
        ('<p><a href="/nl/nieuws/">a</a></p>', "A link has a data-key"),
        ('<p><a href="https://a.nl" target="_blank">a</a></p>', "A link has a data-key"),
        ('<p><span lang="de">a</span></p>', 'A <span> has lang="nl" or lang="en"'),
        ('<p><span class="x">a</span></p>', 'A <span> has lang="nl" or lang="en"'),
        ("<p>a", "<p> is not closed."),
        ("<p>a</b></p>", "</b> closes nothing."),
        ("<p><ul><li>a</li></ul></p>", "<ul> cannot stand inside <p>."),
        ("<li>a</li>", "<li> cannot stand outside <p> and <li>."),
        ("gewone tekst", "Text stands in <p> or <li>."),
        ("<ul>tekst</ul>", "Text stands in <p> or <li>."),
        ("<p> </p>", "This is empty."),
        ("<p>a<!-- b --></p>", "A comment cannot stand in a text."),
        ("<p>a\x00</p>", "The character U+0000 cannot stand in a text."),
    ],
)
def test_html_that_is_not_allowed_is_refused(html, problem):
    _html, problems, _references = read(html)
    assert len(problems) == 1
    assert problems[0].startswith(problem)


def test_plain_text_becomes_paragraphs_at_blank_lines():
    text = "Eerste <b>regel</b>\nloopt door.\n\n \nTweede & laatste."
    assert paragraphs_of(text) == [
        "<p>Eerste &lt;b&gt;regel&lt;/b&gt; loopt door.</p>",
        "<p>Tweede &amp; laatste.</p>",
    ]
