"""What does train_tagger learn from, and how is it measured?"""
