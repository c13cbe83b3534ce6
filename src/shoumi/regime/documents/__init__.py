"""The register of secrets: kinds, level schemes, classification, need-to-know, sealed versions, viewing, search.

Owns what a document is and who may know of it: the gates that compare a person with a document, the numbers, the
versions sealed through the vault, each view with its page mark, and the keyed search.
"""
