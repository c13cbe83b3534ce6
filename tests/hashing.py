"""The product's password hasher with the least work Argon2 admits: the tests hash some thousand passwords."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class QuickArgon2(Argon2PasswordHasher):
    """Argon2id as in the product, at 8 KiB and one pass."""

    time_cost = 1
    memory_cost = 8
    parallelism = 1
