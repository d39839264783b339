class Show:
    def __getitem__(self, key):
        return key
    def __setitem__(self, key, value):
        print("set", key, value)
    def __delitem__(self, key):
        print("del", key)
s = Show()
print(s[1], s[1:2], s[:], s[::2], s[1:2:3], s[-1:])
print(s[1, 2], s[1:2, ::3], s[...], s[..., 1], s[()], s[(1,)], s[1,])
s[1:2] = "x"
s[(a := 5)] = 1
del s[::2], s["k"]
s[0] += 5
print(s["x":"y":None], s[slice(1)])
