"""Which words of the passages answer the question?"""

# Confidence below which nothing is answered. Belongs to the reader that ships; docs/quality.md says what it is worth.
THRESHOLD = 0.24
