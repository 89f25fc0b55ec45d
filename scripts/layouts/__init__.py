"""How does the same fictional text look in other layouts, made by other producers?"""
