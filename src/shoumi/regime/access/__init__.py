"""Who may do what, decided by the whole regime: gates → a decision with reasons.

Owns the kinds of actor, the `Gate` protocol and its registry, `decide()`, and `authorised()`, the only way into an
action. It knows neither people nor documents: they register their subjects and gates when the apps start.
"""
