"""Equipment supplied, routes flown, launches."""
