"""The SCIM 2.0 service (RFC 7643, 7644) that identity providers push people to.

The protocol is scim2-server's; here are the storage behind it, and what a pushed user means to the directory.
"""
