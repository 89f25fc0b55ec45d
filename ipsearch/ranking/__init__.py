"""In which order are the passages shown that the legs propose?"""
