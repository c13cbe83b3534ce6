"""Any document → pages and text, in a fenced-off process.

Start at `pool.RendererPool`. This module imports nothing on purpose: the fenced worker lives in the same package, and
whatever stood here would be loaded into the process that touches untrusted bytes.
"""
