class Robot:
    def __init__(self):
        self.battery_level = 5
    def recharge(self): ...
Robot().batery_level
