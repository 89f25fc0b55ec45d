"""Where do new letters come from, and what is said about them there?"""
