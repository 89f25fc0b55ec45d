"""What do the words of a Dutch text say, and where do they stand?"""
