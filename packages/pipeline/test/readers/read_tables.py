"""Reads every table of a folder as users of the data do, and says what each reader made of it.

    python3 read_tables.py FOLDER

FOLDER is a release, or any folder with tables as <table>.csv, .json, .arrow and .parquet, at any depth, and workbooks with a
sheet a table. The calls are those of readers.json beside this file. Needs pyarrow, pandas, polars, duckdb and openpyxl.
Prints JSON:

    {"versions": {"pandas": "3.0.6", ...},
     "readings": [{"file": "battles.csv", "call": "pandas.read_csv(file)", "rows": 2, "digest": "9f86d0...",
                   "columns": [{"name": "date_start", "type": "text", "native": "str", "nulls": 0}],
                   "differences": [{"column": "quote", "from": "None", "to": null}]}]}

`type` is one of text, integer, number, boolean, date, or null where the reader found no type; else the reader's own.
`differences` are the distinct cells that differ from the JSON file of the same name (`from`), which this script takes
for the truth where there is one; a sheet is named `open-battles.xlsx#battles`. `digest` is the SHA-256 of all values, equal for readings of equal values.
"""

import datetime
import hashlib
import json
import math
import sys
from pathlib import Path

import duckdb
import openpyxl
import pandas
import polars
import pyarrow
import pyarrow.csv
import pyarrow.feather
import pyarrow.parquet

MODULES = {"duckdb": duckdb, "openpyxl": openpyxl, "pandas": pandas, "polars": polars, "pyarrow": pyarrow}

# Every reader's names for the types of a cell.
TYPES = {
    "text": {"string", "large_string", "str", "String", "VARCHAR"},
    "integer": {"int", "int32", "int64", "Int32", "Int64", "INTEGER", "BIGINT", "HUGEINT"},
    "number": {"double", "float", "float64", "Float64", "DOUBLE"},
    "boolean": {"bool", "boolean", "Boolean", "BOOLEAN"},
    "date": {"date32[day]", "date", "datetime", "Date", "DATE"},
    "null": {"null", "empty", "Null"},
}


def main(folder):
    readers = json.loads(Path(__file__).with_name("readers.json").read_text(encoding="utf-8"))
    readings = [
        read(file, sheet, folder, reader["call"])
        for file in sorted(folder.rglob("*"))
        for reader in readers
        if file.suffix == "." + reader["format"] and is_table(file)
        for sheet in sheets(file)
    ]
    versions = {name: module.__version__ for name, module in MODULES.items()}
    json.dump({"versions": versions, "readings": readings}, sys.stdout)


def is_table(file):
    """A JSON file is one where the same stands beside it as CSV, and where it has rows: `[]` has no columns."""
    if file.suffix != ".json":
        return True
    return file.with_suffix(".csv").exists() and file.read_text(encoding="utf-8") != "[]\n"


def sheets(file):
    if file.suffix != ".xlsx":
        return [None]
    # The first sheet of a release's workbook says what it is.
    return [name for name in openpyxl.load_workbook(file, read_only=True).sheetnames if name != "about"]


def read(file, sheet, folder, call):
    name = file.relative_to(folder).as_posix()
    reading = {"file": f"{name}#{sheet}" if sheet else name, "call": call}
    try:
        # The call stands in our own readers.json; evaluated, so that what is documented is what is run.
        columns = to_columns(eval(call, {**MODULES, "file": str(file), "sheet": sheet}))
    except Exception as error:
        return {**reading, "error": f"{type(error).__name__}: {error}"}
    json_file = file.with_name(f"{sheet}.json") if sheet else file.with_suffix(".json")
    truth = json.loads(json_file.read_text(encoding="utf-8")) if json_file.exists() else None
    if sheet and truth:
        # A sheet has the name of a side beside its number, which the table has not.
        columns = [column for column in columns if column[0] in truth[0]]
    values = {name: [to_value(cell) for cell in cells] for name, _, cells in columns}
    return {
        **reading,
        "rows": len(columns[0][2]),
        "digest": hashlib.sha256(json.dumps(values).encode()).hexdigest(),
        "columns": [
            {"name": name, "type": to_type(native), "native": native, "nulls": values[name].count(None)}
            for name, native, _ in columns
        ],
        "differences": [] if truth is None else differences(values, truth),
    }


def to_columns(table):
    """The name, the type as the reader calls it, and the cells of each column."""
    if isinstance(table, pyarrow.Table):
        table.validate(full=True)
        return [(field.name, str(field.type), table[field.name].to_pylist()) for field in table.schema]
    if isinstance(table, pandas.DataFrame):
        return [(name, pandas_type(table[name]), table[name].tolist()) for name in table]
    if isinstance(table, polars.DataFrame):
        return [(name, str(dtype), table[name].to_list()) for name, dtype in table.schema.items()]
    if isinstance(table, openpyxl.worksheet.worksheet.Worksheet):
        header, *lines = table.iter_rows(values_only=True)
        columns = zip(header, zip(*lines) if lines else [()] * len(header))
        return [(name, cells_type(cells), list(cells)) for name, cells in columns]
    rows = table.fetchall()
    return [
        (name, str(dtype), [row[index] for row in rows])
        for index, (name, dtype) in enumerate(zip(table.columns, table.types))
    ]


def cells_type(cells):
    """The type of a sheet's cells, which have one each: that of all of them, or all of theirs."""
    kinds = {type(cell).__name__ for cell in cells if cell is not None}
    if kinds == {"int", "float"}:
        return "float64"
    return " and ".join(sorted(kinds)) or "null"


def pandas_type(series):
    if isinstance(series.dtype, pandas.ArrowDtype):
        return str(series.dtype.pyarrow_dtype)
    if series.dtype == object:
        # Python objects: pandas has no dtype for days, nor for booleans with nulls.
        return pandas.api.types.infer_dtype(series, skipna=True)
    return str(series.dtype)


def to_type(native):
    return next((name for name, natives in TYPES.items() if native in natives), native)


def to_value(cell):
    """The cell as JSON has it; 12.0 is 12, since JSON has one kind of number. pandas' NaN and NA are null."""
    if cell is None or cell is pandas.NA or (isinstance(cell, float) and math.isnan(cell)):
        return None
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
        return cell.date().isoformat()  # a sheet's dates have a time, midnight
    if isinstance(cell, (datetime.date, datetime.datetime)):
        return cell.isoformat()
    return cell


def differences(values, truth):
    found = {}
    for name in truth[0] if truth else []:
        expected = [to_value(row[name]) for row in truth]
        got = values.get(name, [])
        if len(got) != len(expected):
            return [{"column": name, "from": f"{len(expected)} rows", "to": f"{len(got)} rows"}]
        for before, after in zip(expected, got):
            if before != after or type(before) is not type(after):
                difference = {"column": name, "from": before, "to": after}
                found[json.dumps(difference)] = difference
    return list(found.values())


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
