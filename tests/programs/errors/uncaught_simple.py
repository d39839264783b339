print("before")
raise ValueError("the message")
