"""What is dated and between two states, and no other rule read."""
