"""Which words of the passages answer the question?"""
