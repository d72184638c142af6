"""The plan in the author's words: kind, plain, and no more exact than what is known."""

from __future__ import annotations

from fic.manuscript.recap_size import Size, size_for
from fic.release.calendar import gap_days, spoken_date
from fic.release.outlook import Outlook
from fic.release.plan import AS_ASKED, Plan


def spoken_odds(odds: float, gaps_seen: int | None, risk: float | None = None) -> str:
    """Return odds as they may honestly be said.

    From one or two gaps a word is all there is; else the nearest 5 in 100, since no author shows enough chapters for
    more (docs/forecast.md, "What the figures mean"). Where rounding would hide on which side of ``risk`` the odds are,
    it says so. ``gaps_seen`` is None for a pace the author stated.
    """
    if gaps_seen is not None and gaps_seen <= 2:
        return "unlikely" if odds < 1 / 3 else "a toss-up" if odds <= 2 / 3 else "likely"
    if odds < 0.025:
        return f"a little over {100 * risk:g} in 100" if risk is not None and odds > risk else "under 5 in 100"
    if odds > 0.975:
        return "over 95 in 100"
    rounded = 5 * round(odds * 20)
    if risk is not None and odds > risk and rounded <= 100 * risk:
        return f"a little over {100 * risk:g} in 100"
    if risk is not None and odds <= risk and rounded > 100 * risk:
        return f"just under {100 * risk:g} in 100"
    return f"about {rounded} in 100"


WHEN_READY = (
    "Posting when ready is the honest answer: a chapter goes out each time you finish one, and nothing is promised."
)


def reasons(plan: Plan) -> tuple[str, ...]:
    """Return why this is recommended, or what would have to change, in sentences."""
    if plan.stand.chapters_to_come == 0:
        found: tuple[str, ...] = ("There is no chapter left to post: the story is told.",)
    elif plan.recommended is not None:
        found = _recommended(plan, plan.recommended)
    elif plan.belief is None:
        found = _without_odds(plan)
    else:
        found = _nothing_fits(plan)
    return (*found, *_slow_down(plan), *plan.pace.remarks)


def pace_sentence(plan: Plan) -> str:
    """Return what is known of the pace, in a sentence."""
    pace = plan.pace
    if pace.said is not None:
        return f"You say a chapter takes you about {_days(pace.said)}."
    if plan.belief is None:
        if pace.completions == 0:
            return "No finished chapter has a date yet."
        if pace.completions == 1:
            return "One finished chapter has a date so far."
        return f"All {pace.completions} finished chapters carry the same date, which says nothing about your pace."
    low, middle, high = (plan.belief.days_per_chapter(quantile) for quantile in (0.1, 0.5, 0.9))
    sentence = (
        f"A chapter takes you about {_days(middle)} ({spoken_number(low)} to {spoken_number(high)}), {_source(plan)}"
    )
    if pace.open_gap > 2 * middle:
        sentence += f"; the {_days(pace.open_gap)} since the last one count too"
    return sentence + "."


def _source(plan: Plan) -> str:
    gaps = len(plan.pace.gaps)
    counted = "one gap" if gaps == 1 else f"{gaps} gaps"
    named = {"as you said": "you gave", "git history": "in the git history"}.get(
        plan.pace.source, "between drafted dates"
    )
    return f"from {counted} {named}" + (", so this is an early estimate" if gaps < 11 else "")


def _recommended(plan: Plan, chosen: Outlook) -> tuple[str, ...]:
    assert chosen.dry is not None
    faster, slower = plan.neighbours()
    found = [_chosen(plan, chosen), _readers(plan, chosen)]
    if plan.wishes.at_most or plan.wishes.at_least or plan.stand.days:
        found.extend(_price(plan, chosen))
    if faster is not None:
        found.append(_too_fast(plan, faster))
    if slower is not None:
        found.append(_safer(plan, chosen, slower))
    if plan.stand.remaining != 0:
        found.append(pace_sentence(plan))
    if plan.reserve is not None:
        found.append(_reserve(plan, plan.reserve))
    return tuple(found)


def recap_due(days: int) -> str:
    """Return what readers need after a wait of so many days."""
    return _RECAPS[size_for(days)]


_RECAPS = {
    Size.NONE: "no recap is needed",
    Size.LINE: "a one-line recap helps",
    Size.SHORT: "a short recap helps",
    Size.FULL: "a full recap and the story so far help",
}


def _readers(plan: Plan, seen: Outlook) -> str:
    """Return how long readers wait, and what they need then; the first wait began with the last post."""
    usual = f"Readers wait {_spell(seen.longest_gap)} at most, so {recap_due(seen.longest_gap)}."
    since = plan.stand.days_since_post
    if since is None:
        return usual
    first = since + (seen.promise.days[0] - plan.stand.today).days
    if first <= seen.longest_gap:
        return usual
    later = max(gap_days(seen.promise.days[0], seen.promise.days[1:]), default=0)
    sentence = f"For the next chapter readers will have waited {_spell(first)}, so {recap_due(first)}"
    return sentence + (f"; after that {_spell(later)} at most." if later else ".")


def _spell(days: int) -> str:
    return "a day" if days == 1 else f"{days} days"


def _reserve(plan: Plan, reserve: int) -> str:
    """Return the base-stock rule: the buffer to hold, when a bonus chapter is due and when to slow down."""
    ahead = plan.stand.buffer
    sentence = f"Keep at least {_counted(max(reserve, 1)).lower()} ahead at this cadence"
    if ahead > reserve + 2:
        return f"{sentence}; with {ahead} you could offer a bonus chapter now and then."
    return f"{sentence}; if you fall below that, tell readers early that you are slowing down."


def _slow_down(plan: Plan) -> tuple[str, ...]:
    """Return what to do, and to tell readers, where the buffer has fallen well below what their usual rhythm needs.

    More than two below the target is the early warning of a base-stock rule (docs/forecast.md, "What the figures
    mean").
    """
    usual, target, ahead = plan.used_to, plan.used_to_reserve, plan.stand.buffer
    if usual is None or target is None or ahead >= target - 2 or usual is plan.recommended:
        return ()
    rhythm = usual.name.replace("-", " ")
    advice = (
        f"Readers are used to {rhythm} posts; to go on like that would take {target} chapters ahead and you have "
        f"{ahead}, so now is a good time to slow down."
    )
    return advice, announcement(plan)


def announcement(plan: Plan) -> str:
    """Return a draft in the author's voice that tells readers they will wait longer."""
    chosen = plan.recommended
    if chosen is None or chosen.strategy.summary == AS_ASKED:
        coming = "each one will come when it is ready"
    else:
        coming = f"there will be one {chosen.strategy.summary.removeprefix('a chapter ')}"
    return ANNOUNCEMENT.format(coming=coming)


def _price(plan: Plan, chosen: Outlook) -> list[str]:
    """Return what the author's own limits cost, where they decide."""
    fits = [each for each in plan.steady if plan.fits(each) and each.updates > chosen.updates]
    if not fits:
        return []
    return [f"Your limits rule out {_named(fits[0], capital=False)}, which would fit: {odds_of(plan, fits[0])}."]


ANNOUNCEMENT = (
    "A note for your readers, if you like: I'd like the next chapters to be as good as I can make them, so "
    "from now on {coming}. Thank you for waiting with me."
)


EVIDENCE = (
    "What spreading chapters out buys: in a randomised trial with some 84,000 viewers a drip kept 48 % more people on "
    "the platform than everything at once (Godinho de Matos and others, Marketing Science; strong, but television). On "
    "a Chinese novel platform most at once and the rest daily did best (Zhao and Mehta; a model, one platform). For "
    "one author's readers there are only single cases. Recap bands come from what authors advise."
)


def explanation(plan: Plan) -> tuple[str, ...]:
    """Return in half a page what went in, how it was worked out, and where it comes from."""
    found = [
        f"What went in: {_counted(plan.stand.buffer).lower()} ahead, {plan.stand.horizon_days} days, an accepted "
        f"risk of {plan.wishes.risk:g}. " + pace_sentence(plan)
    ]
    if plan.belief is not None:
        found.append(
            f"What is believed: gaps vary by about {100 * plan.belief.irregularity:.0f} % around their mean; a long "
            f"hiatus now and then is {spoken_odds(plan.belief.hiatus_odds, None)} likely, seen yet or not. Each of "
            f"{len(plan.belief.weights)} possible authors, gamma, lognormal or with hiatuses, is weighed by how well "
            "it explains your gaps and the days since the last one."
            + (
                " Recent gaps count more than old ones."
                if plan.pace.said is None and min(plan.pace.weights) < 0.9
                else ""
            )
        )
    found.append(
        "How it is worked out: release k finds nothing when buffer + chapters finished by then < k. The odds are of "
        "that happening at any release, so P(dry) = 1 - P(S_j <= t_(B+j) for every j), S_j being the day the j-th "
        "chapter from now is finished. It is computed exactly, day by day; nothing is sampled."
    )
    found.append(
        "How far to trust it: read 1 in 10 as cautious for a steady author and nearer 1 in 5 for one whose first "
        "hiatus is still to come. It assumes that you go on as you have; real histories ran dry oftener than they were "
        "told, for people get busier. docs/forecast.md has the measurements."
    )
    found.append(EVIDENCE)
    if plan.recommended is not None and plan.reserve is not None and plan.stand.buffer <= plan.reserve:
        found.append(announcement(plan))
    return tuple(found)


def _chosen(plan: Plan, chosen: Outlook) -> str:
    if plan.stand.remaining == 0:
        return "The story is finished, so nothing can run dry: choose the cadence your readers would like best."
    return (
        f"{_named(chosen)} is the most frequent cadence you can promise until {spoken_date(plan.last_day)}: "
        f"running dry is {odds_of(plan, chosen)}, and you accept {spoken_risk(plan.wishes.risk)}."
    )


def _nothing_fits(plan: Plan) -> tuple[str, ...]:
    steady = plan.steady
    if not steady:
        return ("No cadence brings a chapter before the horizon ends; look further ahead with --horizon.",)
    ruled_out = [each for each in steady if plan.fits(each)]
    if ruled_out:
        fitting = ruled_out[0]
        blocked = (
            f"Your limits leave no cadence that keeps running dry within {spoken_risk(plan.wishes.risk)}: "
            f"{_named(fitting, capital=False)} would ({odds_of(plan, fitting)}), but {_limits(plan)}."
        )
        return blocked, WHEN_READY, pace_sentence(plan)
    slowest = steady[-1]
    slowly, risk = _named(slowest, capital=False), spoken_risk(plan.wishes.risk)
    found = [f"No cadence keeps running dry within {risk}: even {slowly} it is {odds_of(plan, slowest)}.", WHEN_READY]
    short = plan.chapters_short.get(slowest.name)
    if short:
        found.append(f"With {_more(short)} ahead you could promise {slowly}.")
    found.append(pace_sentence(plan))
    return tuple(found)


def _limits(plan: Plan) -> str:
    """Return the author's limits as the settings have them."""
    given = {"at_least": plan.wishes.at_least, "at_most": plan.wishes.at_most}
    return "[release] asks for " + " and ".join(f'{key} = "{value}"' for key, value in given.items() if value)


def _without_odds(plan: Plan) -> tuple[str, ...]:
    stand = plan.stand
    found = [
        pace_sentence(plan) + " Odds need two finished chapters with different dates; until then, the plain runway:"
    ]
    if stand.buffer == 0:
        found.append("Your buffer is empty, so posting when ready is the only promise you can keep for now.")
    else:
        for each in plan.steady:
            if each.name in ("weekly", "fortnightly") and stand.buffer <= len(each.promise.days):
                last = each.promise.days[stand.buffer - 1]
                found.append(
                    f"{_counted(stand.buffer)} {'covers' if stand.buffer == 1 else 'cover'} you {each.name} "
                    f"to {spoken_date(last)}, even if you write nothing."
                )
    found.append("Say when a chapter was finished with fic finish, or try a pace with --pace 9d.")
    return tuple(found)


def _safer(plan: Plan, chosen: Outlook, slower: Outlook) -> str:
    odds = odds_of(plan, slower)
    if odds == odds_of(plan, chosen):
        return f"{_named(slower)} would be a little safer still."
    return f"{_named(slower)} would be safer still: {odds}."


def _too_fast(plan: Plan, faster: Outlook) -> str:
    short = plan.chapters_short.get(faster.name)
    odds = odds_of(plan, faster)
    if plan.recommended is not None and odds == odds_of(plan, plan.recommended):
        odds = "likelier than you accept"
    sentence = f"{_named(faster)}, running dry would be {odds}"
    if short:
        sentence += f"; with {_more(short)} ahead you could promise it"
    return sentence + "."


def odds_of(plan: Plan, seen: Outlook) -> str:
    """Return the odds of an outlook that has odds, as they may honestly be said of this plan."""
    assert seen.dry is not None
    gaps_seen = None if plan.pace.said is not None else len(plan.pace.gaps)
    return spoken_odds(seen.dry, gaps_seen, plan.wishes.risk)


def spoken_risk(risk: float) -> str:
    """Return an accepted risk in words: ``1 time in 10``."""
    return f"1 time in {1 / risk:.0f}" if abs(1 / risk - round(1 / risk)) < 0.01 else f"{100 * risk:g} times in 100"


def _named(seen: Outlook, *, capital: bool = True) -> str:
    own = seen.strategy.summary == AS_ASKED
    name = f"your {seen.name}" if own else f"posting {seen.name.replace('-', ' ')}"
    return name[0].upper() + name[1:] if capital else name


def _more(count: int) -> str:
    return "one more chapter" if count == 1 else f"{count} more chapters"


def _counted(count: int) -> str:
    return "One chapter" if count == 1 else f"{count} chapters"


def _days(days: float) -> str:
    return "a day" if spoken_number(days) == "1" else f"{spoken_number(days)} days"


def spoken_number(days: float) -> str:
    """Return a number of days with no more digits than are known."""
    return f"{days:.1g}" if days < 1 else f"{days:.1f}".removesuffix(".0") if days < 3 else f"{days:.0f}"
