"""Rankings and other claims that no table holds."""
