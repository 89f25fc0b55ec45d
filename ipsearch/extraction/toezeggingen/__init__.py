"""What does a letter undertake, which earlier promise does it keep, and which does it mention?"""
