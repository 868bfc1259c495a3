"""Questions that every engine answers alike; ``test_engines.py`` puts them to the others."""
