"""What is the detector of toezeggingen taught with, and how well does it do?"""
