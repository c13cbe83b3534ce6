"""Personal data: what is held of somebody, shown to them, corrected at their request."""

from shoumi.engines.foundation.errors import Conflict
from shoumi.regime.people import actions
from shoumi.regime.people.queries import personal_data
from shoumi.regime.people.vocabulary import CorrectionState
from shoumi.surfaces.sample.company import KEEPER_OF_DIRECTORY, PEOPLE
from shoumi.surfaces.sample.steps.step import Tour, acting, expect


def see_own_data(tour: Tour) -> str:
    """Let the holder read what is held of them, take it along, and have something corrected by HR."""
    told = tour.get("holder", "people/me/data").json
    expect(len(told) > 1 and all(one["purpose"]["zh"] for one in told), "a holding says nothing of its purpose")
    holder = tour.acting("holder")
    held = actions.take_own_data(actor=holder, file_format="json")
    values = sum(len(one.lines) for one in held)
    expect(values, "nothing is held of somebody who works here")
    asked = actions.ask_for_correction(actor=holder, holding="people.entry", text="工号应为新号")
    keeper = next(member for member in PEOPLE if member.key == KEEPER_OF_DIRECTORY)
    answered = actions.answer_correction(
        actor=acting(keeper.email, keeper.key), correction=asked.id, corrected=True, answer="已更正"
    )
    expect(answered.state_code is CorrectionState.CORRECTED, "the request was not answered")
    try:
        actions.answer_correction(
            actor=acting(keeper.email, keeper.key), correction=asked.id, corrected=False, answer="再答"
        )
    except Conflict:
        register = personal_data.register()
        erased = sum(1 for one in register if one.years)
        return f"{len(register)} kinds of data, {values} values of the holder, {erased} kinds erased after leaving"
    expect(False, "one request was answered twice")  # noqa: FBT003 - it is never true
    return ""
