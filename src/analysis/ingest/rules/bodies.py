"""Standing joint bodies and their sessions."""
