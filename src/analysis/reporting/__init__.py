"""Publishing: what must be made anew and why, the book of what was made, and the site."""
