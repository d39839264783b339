# ends: TypeError
{{}}
