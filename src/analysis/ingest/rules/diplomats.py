"""Ambassadors: who was appointed, presented credentials, served, was recalled or expelled."""
