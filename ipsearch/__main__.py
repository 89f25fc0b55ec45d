"""``python -m ipsearch``: the same as the program ``ipsearch``."""

from ipsearch.cli import main

if __name__ == "__main__":
    main()
