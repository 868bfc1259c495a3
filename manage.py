#!/usr/bin/env python3
"""Run a management command of the LPB site."""

from lpbsite.__main__ import main

if __name__ == "__main__":
    main()
