"""Made-up content in everyday Dutch and English, to measure search with."""
