class Config:
    name = "x"
    value = undefined_name + 1
