"""Companies of one state in another."""
