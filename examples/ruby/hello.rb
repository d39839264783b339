# frozen_string_literal: true

# Runs a program that calls one host function.
require "libmonty"

SOURCE = <<~PYTHON
  rows = sorted(fetch("prices"), key=lambda row: -row["price"])
  print("dearest:", rows[0]["name"])
  sum(row["price"] for row in rows)
PYTHON

program = Monty::Program.new(SOURCE, functions: ["fetch"])
result = program.run(limits: { memory: 16 << 20 }, stdout: $stdout) do |call|
  puts "the program calls #{call.name}"
  [{ name: "tea", price: 3 }, { name: "coffee", price: 5 }]
end
puts "result: #{result}"
