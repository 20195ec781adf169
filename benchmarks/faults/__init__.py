"""Faults put to the builder at seeded random moments: `python -m benchmarks.faults --runs 20 --seed 1`."""
