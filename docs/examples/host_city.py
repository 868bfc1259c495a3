"""Print a host city and the programme of its latest edition.

Use: python host_city.py https://www.example.org utrecht [nl|en]
"""

import json
import sys
from urllib.parse import urlencode
from urllib.request import urlopen


def ask(path, **parameters):
    with urlopen(f"{SITE}/api/v1{path}?{urlencode(parameters)}", timeout=10) as answer:
        return json.load(answer)


def show(city, lang):
    print(city["title"], f"({city['municipality']}, {city['province']})")
    print(city["intro"])
    for district in city["districts"]:
        print("-", district["name"])
    for edition in city["editions"][:1]:
        print(f"\n{edition['title']}")
        for item in ask(f"/editions/{edition['slug']}/programme", lang=lang)["items"]:
            when = " ".join(filter(None, (item["day"], item["startTime"])))
            names = [
                speaker[who]["title"]
                for speaker in item["speakers"]
                for who in ("person", "partner")
                if speaker[who]
            ]
            print("-", ": ".join(filter(None, (when, item["title"]))), ", ".join(names))


if __name__ == "__main__":
    SITE, slug, *rest = sys.argv[1:]
    lang = rest[0] if rest else "nl"
    show(ask(f"/host-cities/{slug}", lang=lang), lang)
