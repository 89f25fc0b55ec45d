"""How is the list of known words made, and what is it worth?"""
