"""What `evaluate` prints, and the small JSON file behind the page /quality/."""

from .evaluation import FACTS, FIELDS, f1_interval, total, wilson


def table(result):
    """The figures as text, line for line as the annotation guide's scorer prints them."""
    lines = [f"{'fact':28s} {'gold':>5s} {'P':>6s} {'R':>6s} {'F1':>6s}"]
    lines += [_row(kind, result.facts[kind]) for kind in FACTS]
    facts = total(result.facts.values())
    lines += [_row("all facts", facts), "", "fields of the matched facts"]
    lines += [_row(f"{kind}.{name}", result.fields[kind, name]) for kind, name in FIELDS]
    lines += ["", "whole-article answers"]
    lines += [f"{question:28s} {n:5d} {right / n:6.3f}" for question, (right, n) in result.whole.items()]
    everything = total([*result.facts.values(), *result.fields.values()])
    lines += [
        "",
        f"articles {len(result.articles)}  facts F1 {facts.scores[2]:.3f}  "
        f"facts and fields F1 {everything.scores[2]:.3f}",
    ]
    return "\n".join(lines)


def _row(name, tally):
    return f"{name:28s} {tally.n:5d} " + " ".join(f"{x:6.3f}" for x in tally.scores)


def quality(result, reader_version, measured_on):
    """The figures with n and 95 % intervals, as /quality/ shows them.

    `facts` and `fields`: precision, recall, F1, each with `low` and `high`; `whole`: the share of right answers.
    """
    facts = total(result.facts.values())
    everything = total([*result.facts.values(), *result.fields.values()])
    return {
        "reader_version": reader_version,
        "date": measured_on,
        "articles": len(result.articles),
        "f1": round(everything.scores[2], 3),
        "f1_interval": _rounded(f1_interval(everything, result.articles)),
        "facts": [_figures(kind, result.facts[kind], result.articles) for kind in FACTS]
        + [_figures("all", facts, result.articles)],
        "fields": [
            _figures(f"{kind}.{name}", result.fields[kind, name], result.articles) for kind, name in FIELDS
        ],
        "whole": [
            {"kind": question, "n": n, "share": round(right / n, 3), "interval": _rounded(wilson(right, n))}
            for question, (right, n) in result.whole.items()
        ],
    }


def _figures(kind, tally, articles):
    precision, recall, f1 = tally.scores
    return {
        "kind": kind,
        "n": tally.n,
        "precision": round(precision, 3),
        "precision_interval": _rounded(wilson(tally.hit, tally.hit + tally.invented)),
        "recall": round(recall, 3),
        "recall_interval": _rounded(wilson(tally.hit, tally.n)),
        "f1": round(f1, 3),
        "f1_interval": _rounded(f1_interval(tally, articles)),
    }


def _rounded(interval):
    return [round(x, 3) for x in interval]
