# ends: TypeError
{[]: 1}
