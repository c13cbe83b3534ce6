"""The rules of accounts: powers, sessions, codes, tokens, origins. Pure functions over values."""
