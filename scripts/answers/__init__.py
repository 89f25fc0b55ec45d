"""How well does the reader of answers do, and by whose questions?"""
