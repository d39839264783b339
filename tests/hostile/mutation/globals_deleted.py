# ends: NameError
globals().clear()
x
