import gzip
import json
import re
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage
from django.core.management import call_command

from lpbsite.core.static_storage import join_stylesheet

STORAGE = "lpbsite.core.static_storage.JoinedManifestStaticFilesStorage"
DRAWINGS = ["img/plan-tone.svg", "img/plan.svg", "img/street.svg"]
FONT = "fonts/overpass-latin-wght-normal.woff2"


def sources(**files):
    memory = InMemoryStorage()
    names = [name.replace("__", "/") + ".css" for name in files]
    for name, css in zip(names, files.values(), strict=True):
        memory.save(name, ContentFile(css.encode()))
    return {name: (memory, name) for name in names}


def test_join_puts_each_part_in_its_layer_in_order():
    files = sources(
        css__site=(
            '@layer a, b;\n@import url("one.css") layer(a);\n'
            '@import url("parts/two.css") layer(b);\n'
        ),
        css__one="p { margin: 0; }",
        css__parts__two="q { margin: 1px; }",
    )

    assert join_stylesheet(files) == (
        "@layer a, b;\n@layer a {\np { margin: 0; }\n}\n@layer b {\nq { margin: 1px; }\n}\n"
    )


@pytest.mark.parametrize(
    ("written", "joined"),
    [
        ("../../img/plan.svg", "../img/plan.svg"),
        ("here.svg", "parts/here.svg"),
        ("data:image/svg+xml,x", "data:image/svg+xml,x"),
        ("https://example.org/x.svg", "https://example.org/x.svg"),
        ("/static/x.svg", "/static/x.svg"),
        ("#drawing", "#drawing"),
    ],
)
def test_join_moves_relative_addresses_with_the_part(written, joined):
    files = sources(
        css__site='@import url("parts/two.css") layer(b);',
        css__parts__two=f'q {{ background: url("{written}"); }}',
    )

    assert join_stylesheet(files) == f'@layer b {{\nq {{ background: url("{joined}"); }}\n}}'


def test_join_leaves_out_comments_and_indentation():
    files = sources(
        css__site='/* order */\n@import url("one.css") layer(a);',
        css__one="/* two\nlines */\np {\n  margin: 0;\n}",
    )

    assert join_stylesheet(files) == "\n@layer a {\np {\nmargin: 0;\n}\n}"


@pytest.mark.parametrize(
    ("site", "one"),
    [
        ('@import "one.css";', ""),
        ('@import url("one.css");', ""),
        ('@import url("one.css") layer(a);', '@import url("two.css") layer(a);'),
    ],
)
def test_join_refuses_an_import_it_cannot_place(site, one):
    with pytest.raises(ValueError, match="css/site.css: write every import as"):
        join_stylesheet(sources(css__site=site, css__one=one))


class TestCollectedFiles:
    @pytest.fixture
    def collected(self, tmp_path, settings):
        settings.STATIC_ROOT = tmp_path
        settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": STORAGE}}
        call_command("collectstatic", interactive=False, verbosity=0)
        return tmp_path

    def test_stylesheet_is_one_file_that_names_hashed_files_only(self, collected):
        names = manifest(collected)
        css = (collected / names["css/site.css"]).read_text()

        assert "@import" not in css
        assert [name for name in names if name.startswith("css/")] == ["css/site.css"]
        assert sorted(set(re.findall(r'url\("([^"]+)"\)', css))) == sorted(
            f"../{names[name]}" for name in [FONT, *DRAWINGS]
        )
        assert all(re.search(r"\.[0-9a-f]{12}\.", names[name]) for name in [FONT, *DRAWINGS])

    def test_stylesheet_keeps_the_order_of_the_layers(self, collected):
        css = (collected / manifest(collected)["css/site.css"]).read_text()

        assert css.lstrip().startswith("@layer tokens, base, layout, components, utilities;")
        layers = re.findall(r"@layer ([a-z]+) \{", css)
        assert list(dict.fromkeys(layers)) == [
            "tokens",
            "base",
            "layout",
            "components",
            "utilities",
        ]

    def test_stylesheet_stays_small(self, collected):
        css = (collected / manifest(collected)["css/site.css"]).read_bytes()

        # With the heaviest page's HTML the first paint stays within 14.6 kB.
        assert len(gzip.compress(css)) <= 9_700

    def test_stylesheet_is_compressed_beforehand(self, collected):
        name = manifest(collected)["css/site.css"]

        packed = gzip.decompress((collected / f"{name}.gz").read_bytes())
        assert packed == (collected / name).read_bytes()


def manifest(folder: Path) -> dict[str, str]:
    return json.loads((folder / "staticfiles.json").read_text())["paths"]
