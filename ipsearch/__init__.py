"""ipsearch: find what the Dutch government wrote, and promised, in its letters."""
