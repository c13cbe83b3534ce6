"""Operations: the state of the installation, for who runs it, and the work that is done again and again.

Owns no tables and no secrets: what is read is counts, sizes, versions and ages of the parts below, never what any
document says or is called. The system administrator reads it on the screen and over the API; at the console, whoever
operates the server.
"""
