"""Publishing: which reports exist, running their notebooks, and the pages and the site made of them."""
