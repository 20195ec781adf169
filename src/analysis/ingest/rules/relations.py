"""Relations between states: established, recognised, raised, broken, resumed."""
