x = [a for a ni b]
