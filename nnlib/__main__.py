"""``python -m nnlib``, the same as the command ``nnlib``."""

from nnlib._command import main

if __name__ == "__main__":
    raise SystemExit(main())
