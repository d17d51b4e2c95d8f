"""Usage: ask_python.py mlcroissant|frictionless RELEASE. Prints {"asked", "problems"} as JSON; exits with 3 without the library."""

import importlib
import json
import os
import sys


def ask_mlcroissant(mlcroissant, release):
    """Reads every record set to its end."""
    dataset = mlcroissant.Dataset(os.path.join(release, "croissant.json"))
    issues = dataset.metadata.ctx.issues
    problems = sorted(issues.errors) + sorted(issues.warnings)
    rows = 0
    for record_set in dataset.metadata.record_sets:
        try:
            rows += sum(1 for _ in dataset.records(record_set.id))
        except Exception as error:
            problems.append(f"{record_set.id}: {error}")
    return f"{len(dataset.metadata.record_sets)} record sets, {rows} rows", problems


def ask_frictionless(frictionless, release):
    report = frictionless.validate(os.path.join(release, "datapackage.json"))
    problems = [" ".join(map(str, each)) for each in report.flatten(["name", "rowNumber", "fieldName", "note"])]
    return f"{len(report.tasks)} files", problems


library, release = sys.argv[1:]
try:
    module = importlib.import_module(library)
except ImportError:
    sys.exit(3)
ask = {"mlcroissant": ask_mlcroissant, "frictionless": ask_frictionless}[library]
try:
    asked, problems = ask(module, release)
except Exception as error:
    asked, problems = "the release", [str(error)]
print(json.dumps({"asked": asked, "problems": problems}))
