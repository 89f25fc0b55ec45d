"""Which other documents does a text cite, and what is each of them called officially?"""
