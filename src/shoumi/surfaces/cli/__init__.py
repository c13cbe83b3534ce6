"""The command line: everything an operator or a script needs."""
