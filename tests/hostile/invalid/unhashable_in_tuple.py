# ends: TypeError
{(1, [2]): 1}
