"""What is wrong and what to do about it, in both languages: reasons, problems, faults of imported lines."""

from shoumi.regime.people.explanations import directory, importing, leaving, personal_data, reasons, screening

EXPLANATIONS = {
    **reasons.EXPLANATIONS,
    **directory.EXPLANATIONS,
    **screening.EXPLANATIONS,
    **leaving.EXPLANATIONS,
    **personal_data.EXPLANATIONS,
    **importing.EXPLANATIONS,
}
