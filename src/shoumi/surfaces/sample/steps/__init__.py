"""The tour of the regime, part by part: each module of a part lists its steps; `PARTS` is their order."""

from shoumi.surfaces.sample.steps import coming_and_going, conduct, main_job, steering, who_is_who
from shoumi.surfaces.sample.steps.step import Step

PARTS: tuple[tuple[str, tuple[Step, ...]], ...] = (
    (main_job.PART, main_job.STEPS),
    (who_is_who.PART, who_is_who.STEPS),
    (coming_and_going.PART, coming_and_going.STEPS),
    (conduct.PART, conduct.STEPS),
    (steering.PART, steering.STEPS),
)
"""The name of each part and its steps. A later part adds a module of its own and a line here."""
