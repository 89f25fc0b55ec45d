"""How does a file become pages?"""
