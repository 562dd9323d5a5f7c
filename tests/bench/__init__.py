"""Benchmarks (`python -m tests.bench`) and the longer campaigns: printed, never asserted."""
