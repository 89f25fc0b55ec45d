"""Who and what is named in a text, when, and which other documents does it cite?"""
