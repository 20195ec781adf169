"""Publishing: running notebooks fast and safely, what must be made anew, and the site made of the pages."""
