"""Faults that are injected into real processes: too slow for every run of the tests, run by `make faults`."""
