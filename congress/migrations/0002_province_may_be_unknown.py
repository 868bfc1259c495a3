from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("congress", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name='hostcitypage',
            name='province',
            field=models.CharField(blank=True, choices=[('drenthe', 'Drenthe'), ('flevoland', 'Flevoland'), ('fryslan', 'Fryslân'), ('gelderland', 'Gelderland'), ('groningen', 'Groningen'), ('limburg', 'Limburg'), ('noord_brabant', 'North Brabant'), ('noord_holland', 'North Holland'), ('overijssel', 'Overijssel'), ('utrecht', 'Utrecht'), ('zeeland', 'Zeeland'), ('zuid_holland', 'South Holland')], max_length=20, verbose_name='province'),
        ),
    ]
