"""How do programs reach an index over HTTP?"""
