"""What may be asked for: which reports exist, what their parameters mean, and lists of requests."""
