"""How good are the answers, by measures of the field, on labelled questions?"""
