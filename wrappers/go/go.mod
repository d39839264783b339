module libmonty.dev/monty

go 1.24
