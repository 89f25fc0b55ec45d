"""Which passages hold the words of a query, or words like them?"""
