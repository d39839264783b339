module libmonty.dev/examples

go 1.24

require libmonty.dev/monty v0.0.0

replace libmonty.dev/monty => ../../wrappers/go
