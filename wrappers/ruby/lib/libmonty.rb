# frozen_string_literal: true

require "set"
require "monty/version"
require "monty/limits"
require "monty/value"
require "monty/error"
require "libmonty/native"
require "monty/program"
require "monty/run"

# Python for untrusted programs, in your process, suspendable anywhere.
#
#   require "libmonty"
#   Monty.evaluate("sum(n * n for n in range(limit))", limit: 10) # => 285
#
# A Program is compiled source, a Run one execution of it. The program sees nothing of this process but its inputs and the
# functions that it is given; memory, time, instructions and output are limited.
module Monty
  extend Settings

  # Compiles and runs source with inputs: the shortest way to a value. A block answers calls of `functions`.
  def self.evaluate(source, functions: {}, limits: {}, **inputs, &block)
    program = Program.new(source, inputs: inputs.keys, functions: functions.keys)
    program.run(inputs, functions: functions, limits: limits, &block)
  end

  # What the type checker finds in a program, which is not run (monty_check): an Array of Diagnostic. `stubs` are the types of inputs
  # and functions as Python text; those that it does not declare can be anything. Source that is not Python gives one finding.
  # LimitError when the program is more than the checker takes, or takes more than `check_limits` (see Program.new); UsageError when
  # the stubs are wrong.
  def self.check(source, filename: "main.py", inputs: [], functions: [], stubs: "", check_limits: {})
    Diagnostic.all(find(source, settings(filename, inputs, functions, stubs, false, check_limits)))
  end
end
