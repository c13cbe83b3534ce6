"""Sealed objects in the database and the object store.

Owns the keybox (one row a sealed object: wrapped key, epoch, level bound in), the open keyring of the process, the
object store, uploads that are sealed while they stream in, small sealed values for columns, and the cache that all
processes share. It knows nothing of what the objects are: callers keep, open and destroy them inside their own actions,
which also record the act.
"""
