"""Reference figures: computed apart, by plain arithmetic over the rows of the real files, and held against panels."""
