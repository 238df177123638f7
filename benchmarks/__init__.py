"""The library beside its peers: the same work, the same data, the same arithmetic, in turns.

    python -m benchmarks
"""
