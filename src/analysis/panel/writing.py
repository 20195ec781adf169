"""A panel as a file: CSV or parquet, the same bytes for the same panel."""

import pandas as pd

FORMATS = (".csv", ".parquet")


def content(frame: pd.DataFrame, form: str) -> bytes:
    """The panel as CSV (UTF-8, LF, a missing value an empty cell, numbers as short as reads back) or as parquet.

    form: one of FORMATS. Nothing in a panel needs quotes: codes, numbers and words.
    """
    import pyarrow
    import pyarrow.csv
    import pyarrow.parquet

    table = pyarrow.Table.from_pandas(frame, preserve_index=False).replace_schema_metadata(None)
    sink = pyarrow.BufferOutputStream()
    if form == ".parquet":
        pyarrow.parquet.write_table(table, sink, compression="zstd")
    else:
        bare = pyarrow.csv.WriteOptions(quoting_style="none", quoting_header="none")
        pyarrow.csv.write_csv(table, sink, bare)
    return sink.getvalue().to_pybytes()
