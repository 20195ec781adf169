"""Aid, loans, donations and sanctions."""
