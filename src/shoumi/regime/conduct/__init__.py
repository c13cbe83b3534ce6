"""Conduct: rewards and discipline of persons and units, and the personal file they stand on (P08).

Owns the severity scale and the measures as the company's data, cases from the finding to the appeal, and the file with
its own readers. What a measure means for clearance or employment is done by people's own acts, never by a case itself.
"""
