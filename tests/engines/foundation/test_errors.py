from enum import StrEnum

from shoumi.engines.foundation.errors import Invalid


class Problem(StrEnum):
    TOO_LARGE = "files.too_large"


def test_an_error_tells_code_and_parameters_without_a_sentence() -> None:
    error = Invalid(Problem.TOO_LARGE, limit=5)
    assert str(error) == "files.too_large(limit=5)"
    assert (error.code, error.parameters) == (Problem.TOO_LARGE, {"limit": 5})
