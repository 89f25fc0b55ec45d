"""How the fictional letters in corpus/ are made: sources in letters/, a renderer per format, the truth beside them."""
