from django.db import migrations


def gin_indexes(apps, editor):
    """Return the names of PostgreSQL's indexes of the table of words."""
    if editor.connection.vendor != "postgresql":
        return []
    table = apps.get_model("wagtailsearch", "IndexEntry")._meta.db_table
    with editor.connection.cursor() as cursor:
        found = editor.connection.introspection.get_constraints(cursor, table)
    return [
        editor.quote_name(name) for name, one in found.items() if one.get("type") == "gin"
    ]


def write_at_once(apps, editor):
    """Put what is saved into the indexes at once.

    PostgreSQL keeps it in a list beside the index until a vacuum comes by, and reads all of that
    list for each word of a search: half a second after 2,000 pages were imported.
    """
    for index in gin_indexes(apps, editor):
        editor.execute(f"ALTER INDEX {index} SET (fastupdate = off)")
        editor.execute("SELECT gin_clean_pending_list(%s::regclass)", [index])


def write_later(apps, editor):
    for index in gin_indexes(apps, editor):
        editor.execute(f"ALTER INDEX {index} RESET (fastupdate)")


class Migration(migrations.Migration):
    dependencies = [
        ("site_search", "0004_page_texts"),
        ("wagtailsearch", "0010_add_text_fields"),
    ]

    operations = [migrations.RunPython(write_at_once, write_later)]
