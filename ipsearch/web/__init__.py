"""How do people use an index in a browser?"""
