"""The buffer over the weeks to come as a picture in a file, drawn by matplotlib (an extra)."""

from __future__ import annotations

from io import BytesIO

from fic.errors import FicError
from fic.release.outlook import Outlook


def chart_bytes(seen: Outlook, kind: str) -> bytes:
    """Return the picture as ``svg`` or ``png``; raises FicError where matplotlib is not installed."""
    try:
        import matplotlib as mpl
        from matplotlib.dates import date2num
        from matplotlib.figure import Figure
    except ImportError:
        raise FicError('Pictures need one more package: pip install "fic-cli[chart]".') from None
    days = date2num([day for day, _low, _middle, _high in seen.fan])  # type: ignore[no-untyped-call]
    releases = date2num(list(seen.promise.days))  # type: ignore[no-untyped-call]
    with mpl.rc_context({"svg.hashsalt": "fic", "svg.fonttype": "none"}):
        figure = Figure(figsize=(8, 4), layout="constrained")
        axes = figure.subplots()
        low, middle, high = zip(*(each[1:] for each in seen.fan), strict=True)
        axes.fill_between(days, low, high, step="post", alpha=0.25, linewidth=0, label="8 in 10 futures")
        axes.step(days, middle, where="post", label="middle")
        axes.plot(releases, [0] * len(releases), "^", clip_on=False, label="release")
        axes.xaxis_date()
        axes.set_ylim(bottom=0)
        axes.set_ylabel("chapters ahead")
        axes.set_title(f"Posting {seen.name.replace('-', ' ')}")
        axes.legend(frameon=False)
        figure.autofmt_xdate()
        out = BytesIO()
        figure.savefig(out, format=kind, metadata={"Date": None} if kind == "svg" else None)
    return out.getvalue()
