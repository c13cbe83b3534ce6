"""Sources that are the directory of a platform: WeCom, DingTalk and Feishu, by their published interfaces.

Each reads all departments and then the members of each, page by page, and fails when any page does not come.
"""
