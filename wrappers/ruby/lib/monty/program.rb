# frozen_string_literal: true

module Monty
  # How source is compiled and checked.
  module Settings
    private

    # The settings in the order in which the extension takes them.
    def settings(filename, inputs, functions, stubs, type_check, check_limits)
      unknown = check_limits.keys - CHECK_LIMITS
      raise UsageError, "a type check has no limit #{unknown.first.inspect}" unless unknown.empty?

      [filename, inputs.map(&:to_s), functions.map(&:to_s), stubs, type_check, *check_limits.values_at(*CHECK_LIMITS)]
    end
  end
  private_constant :Settings

  # A compiled program (MontyProgram): frozen, shared by any number of runs, threads and ractors.
  class Program
    extend Settings

    # Compiles source (monty_compile); ProgramSyntaxError when it is not Python. `filename` is what tracebacks show, `inputs` are
    # global names that each run is given, `functions` are names that the program may call and the host answers. With `type_check`
    # a program in which the type checker finds an error is refused with CheckError, and so is what its runs are fed; `stubs` are
    # the types of inputs and functions as Python text (monty_options_set_type_check, monty_options_set_stubs). `check_limits` are
    # the `time_ns` and `memory` of each such check, 5 seconds and 256 MiB unless given, of which some 16 MB are there before any
    # program (monty_options_set_check_limits); what takes more ends with LimitError.
    def self.new(source, filename: "main.py", inputs: [], functions: [], stubs: "", type_check: false, check_limits: {})
      compile(source, settings(filename, inputs, functions, stubs, type_check, check_limits))
    end

    # A run that has not taken its first step (monty_run_new).
    def start(inputs = {}, limits: {})
      run = Run.new(self)
      limits.each { |which, value| run.set_limit(which, value) }
      run.set_inputs(inputs) unless inputs.empty?
      run
    end

    # Runs the program from its start to its end and returns its last expression's value; see Run#run.
    def run(inputs = {}, functions: {}, limits: {}, stdout: nil, stderr: nil, &block)
      run = start(inputs, limits: limits)
      run.run(functions, stdout: stdout, stderr: stderr, &block)
    ensure
      run&.close
    end
  end
end
