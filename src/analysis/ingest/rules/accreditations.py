"""Accreditations: who covers whom from a third state."""
