"""The rules of conduct: grading, terms, steps, bodies, measures. Pure functions over values."""
