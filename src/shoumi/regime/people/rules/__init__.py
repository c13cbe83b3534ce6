"""The rules of this part: who stands where, who sees whom, which office belongs where, what a valid entry is."""
