"""What a program reads."""

from __future__ import annotations

import json
import os

from modellint.diagnostics import Applicability
from modellint.reporters import render
from modellint.reporters.summary import statistics_as_json
from reporters.reports import finding, removal, report, span

LOSS = span("train.py", "criterion(Net()(x), y)")
SOFTMAX = span("models.py", "nn.Softmax(dim=1)")


def test_nothing_is_an_empty_list() -> None:
    assert json.loads("".join(render("json", report(), unsafe=False))) == []


def test_every_key() -> None:
    shown = report(
        finding(LOSS, related=((SOFTMAX, "here"),), advice="do this", fix=removal(Applicability.UNSAFE), code="MDL001")
    )
    assert json.loads("".join(render("json", shown, unsafe=False))) == [
        {
            "code": "MDL001",
            "name": "softmax-into-loss",
            "message": "the loss wants logits",
            "severity": "error",
            "filename": os.path.abspath("train.py"),
            "cell": None,
            "location": {"row": 7, "column": 12},
            "end_location": {"row": 7, "column": 34},
            "related": [
                {
                    "message": "here",
                    "filename": os.path.abspath("models.py"),
                    "cell": None,
                    "location": {"row": 5, "column": 45},
                    "end_location": {"row": 5, "column": 62},
                }
            ],
            "advice": "do this",
            "fix": {
                "applicability": "unsafe",
                "message": "take out the Softmax",
                "edits": [
                    {
                        "content": "",
                        "filename": os.path.abspath("models.py"),
                        "cell": None,
                        "location": {"row": 5, "column": 43},
                        "end_location": {"row": 5, "column": 62},
                    }
                ],
            },
            "url": "https://github.com/modellint/modellint/blob/main/rules/syntax_error.md",
        }
    ]


def test_statistics() -> None:
    shown = report(finding(LOSS, fix=removal(Applicability.SAFE)), finding(SOFTMAX))
    assert json.loads("".join(statistics_as_json(shown, unsafe=False))) == [
        {"code": "MDL101", "name": "softmax-into-loss", "count": 2, "fixable": 1}
    ]
