"""Pages: an executed notebook, cleaned and rendered in the project's own theme, with the rows behind it."""
