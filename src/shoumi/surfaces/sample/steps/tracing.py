"""From a leaked crop to the view it was."""

from django.core.files.uploadedfile import SimpleUploadedFile

from shoumi.surfaces.sample.leaks import passed_on
from shoumi.surfaces.sample.steps.step import Tour, expect

MOST_DOUBT = 1e-6
"""The largest false-accusation bound that counts as a lead here."""
OK = 200


def trace_a_crop(tour: Tour) -> str:
    """Let the officer trace 40 % of the holder's page, compressed again at quality 60."""
    crop = SimpleUploadedFile("截图.jpg", passed_on(tour.page), "image/jpeg")
    answer = tour.post("officer", "traces", {"image": crop})
    expect(answer.status == OK, f"the trace was answered with {answer.status}: {answer.body[:200]!r}")
    told = answer.json
    expect(told["found"], "nothing was found in the crop")
    expected = (tour.record.role("holder").name, tour.numbers["pdf"], 1)
    expect(
        (told["person"], told["document"], told["page"]) == expected,
        f"it leads to {told['person']}, {told['document']}",
    )
    expect(told["bound"] <= MOST_DOUBT, f"the bound is {told['bound']:.1e}")
    expect(told["entry"] is not None, "there is no ledger entry")
    return f"{told['person']}, {told['time']}, page {told['page']}, entry {told['entry']}, bound {told['bound']:.1e}"
