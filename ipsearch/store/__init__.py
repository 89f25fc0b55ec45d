"""What is in the index? Letters, pages, passages and vectors in SQLite: the one place that is the truth."""
