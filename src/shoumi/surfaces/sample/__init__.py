"""The sample company: a scripted user of the product, who founds 星河软件, plays a month of it, and tries the regime.

Everything is done through the actions and queries a person's click would call, and for the steps of the tour through
the product's own HTTP interface. Names, texts and files are made here; nobody and nothing in them is real.
"""
