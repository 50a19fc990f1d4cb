# It calls itself without an end.
def deep: 1 + deep; deep
