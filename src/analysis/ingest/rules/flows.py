"""People: migrants, communities, tourists, students."""
