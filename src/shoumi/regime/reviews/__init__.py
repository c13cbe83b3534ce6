"""Access review (P10): campaigns in which each right to know is confirmed or revoked, and dies when nobody answers.

Owns campaigns, their lines – who held what on the day, and what stands out about it – and who decides each line. The
rights themselves stay the documents' part: a decision ends, keeps or restores a line of a need-to-know list there.
"""
