"""Instruments: signed, listed, in force."""
