"""What fetched data sets tell of a pair, on small invented ones."""
