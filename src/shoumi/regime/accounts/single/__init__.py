"""Single sign-on: asking an identity provider who somebody is, by OpenID Connect or a platform's own protocol.

`ways` says how each kind is asked, `calling` is the one place that calls other servers, `flows` keeps what was asked
until the browser comes back. Nothing here writes to the database; what comes of an answer is done by `actions.single`.
"""
