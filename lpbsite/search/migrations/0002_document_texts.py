import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("core", "0002_media_and_topics"),
        ("site_search", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="DocumentText",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("pages", models.JSONField(default=list)),
                ("source", models.CharField(max_length=300)),
                ("note", models.CharField(blank=True, choices=[("encrypted", "The text is not searched: the file has a password."), ("broken", "The text is not searched: the file is broken."), ("too_large", "The text is not searched: the file is too large."), ("too_slow", "Not all of the text is searched: reading it takes too long."), ("long", "Only the first part of the text is searched: it is very long."), ("no_text", "Nothing can be searched: the file holds pictures of text only.")], max_length=20)),
                ("document", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="searched_text", to="core.document")),
            ],
        ),
    ]
