# frozen_string_literal: true

module Monty
  # What a run waits for: the program called something of the host's.
  class Call
    # The number of the call, counted over the run (monty_run_call_id).
    attr_reader :id
    # What was called, one of CALL_KINDS (monty_run_call_kind).
    attr_reader :kind
    # Its name (monty_run_call_name).
    attr_reader :name
    # The positional arguments, a Tuple (monty_run_call_args).
    attr_reader :args
    # The keyword arguments, a Hash with String keys (monty_run_call_kwargs).
    attr_reader :kwargs
    # Where the program made the call (monty_run_call_line).
    attr_reader :line

    def initialize(run, id, kind, name, args, kwargs, line)
      @run = run
      @id = id
      @kind = CALL_KINDS.fetch(kind)
      @name = name
      @args = args
      @kwargs = kwargs
      @line = line
    end

    # Answers with a value and goes on; see Run#resume_value.
    def answer(value = nil) = @run.resume_value(value)

    # Answers with an exception and goes on; see Run#resume_exception.
    def fail(exception) = @run.resume_exception(exception)

    # Calls something with the arguments, keywords as Ruby has them.
    def apply(function) = function.call(*@args, **@kwargs.transform_keys(&:to_sym))

    def inspect = "#<Monty::Call #{@name} at line #{@line}>"
  end

  # One execution of a program (MontyRun), made by Program#start or Run.load. One thread at a time may use it; another gets
  # BusyError. Steps let other threads run, and Timeout, Thread#raise and Ctrl-C stop them within a millisecond; the run can go on
  # afterwards.
  class Run
    # Where it is, one of STATES (monty_run_state).
    def state = STATES.fetch(state_number)

    # Gives values to declared inputs, before the first step (monty_run_set_inputs_encoded).
    def set_inputs(inputs) = set_inputs_encoded(Monty.encode(inputs.transform_keys(&:to_s)))

    # Sets a limit of LIMITS, also while the run is paused (monty_run_set_limit).
    def set_limit(which, value) = set_limit_number(limit_number(which), value)

    # A limit (monty_run_limit).
    def limit(which) = limit_of(limit_number(which))

    # What has been used of a limit (monty_run_usage).
    def usage(which) = usage_of(limit_number(which))

    # Runs until there is something for the host to do, or until `fuel` instructions are spent (monty_run_step). Returns the state.
    def step(fuel = UNLIMITED)
      step_with(fuel)
      state
    end

    # Answers the call with a value and goes on (monty_run_resume_value). Returns the state.
    def resume_value(value = nil)
      resume_encoded(Monty.encode({ "value" => value }))
      state
    end

    # Answers the call by raising an exception in it, and goes on (monty_run_resume_exception). Exceptions of Ruby become the
    # built-in ones of PYTHON_TYPES, Monty::Raise and ProgramError what they say. Returns the state.
    def resume_exception(exception)
      resume_encoded(Monty.encode({ "exception" => Monty.exception_value(exception) }))
      state
    end

    # What the run waits for, in state :call.
    def call
      expect_state(:call)
      Call.new(self, *call_parts)
    end

    # What the program's last expression gave, in state :done (monty_run_result).
    def result
      expect_state(:done)
      result_value
    end

    # Runs to the end, answering calls, and returns the result.
    #
    # `functions` has something to call for each name; calls of other names go to the block, which gets the Call and whose value is
    # the answer. A StandardError of either is raised in the program, which may catch it. Operations of the operating system
    # have names such as "os.getenv"; without a function or block the program gets PermissionError. Output goes to `stdout`
    # and `stderr` at each stop where they are given; otherwise take_output has it.
    #
    # Raises what ended the program, ProgramError or LimitError; or InterruptedRun, after which the run can go on.
    def run(functions = {}, stdout: nil, stderr: nil, &block)
      functions = functions.transform_keys(&:to_s)
      now = to_stop
      loop do
        print_to(stdout, stderr)
        return outcome(now) unless now == :call

        now = answer(call, functions, block)
      end
    end

    # Yields the calls one after the other; each must be answered before the next. Without a block, an Enumerator.
    def each_call
      return enum_for(:each_call) unless block_given?

      now = to_stop
      while now == :call
        yield call
        now = state
      end
      outcome(now)
      self
    end

    # What the program printed since the last time (monty_run_take_output).
    def take_output(stream = :stdout) = take_output_of(STREAMS.fetch(stream))

    # Gives the program a file that `open` finds, in memory, before it starts or at a pause (monty_run_mount). `path` is absolute or begins
    # in "/"; the program may change the file if it is `writable`. Returns the run.
    def mount(path, data, writable: false)
      mount_at(path, String(data), writable)
      self
    end

    # Gives the program a directory, in which it may make files if it is `writable` (monty_run_mount_directory). Returns the run.
    def mount_directory(path, writable: true)
      mount_at(path, nil, writable)
      self
    end

    # Runs the next piece of a session in the namespace of a run that has ended (monty_run_feed). Returns the state.
    def feed(source, filename: nil)
      feed_named(source, filename)
      state
    end

    # What the type checker finds in a piece that `feed` could run: it sees what ran before (monty_run_check). An Array of Diagnostic.
    def check(source, filename: nil) = Diagnostic.all(find_named(source, filename))

    # Calls a function that a run that has ended defined; its result becomes the run's (monty_run_call_function). Returns the state.
    def call_function(name, *args, **kwargs)
      call_encoded(name.to_s, Monty.encode(Tuple.new(args)), Monty.encode(kwargs.transform_keys(&:to_s)))
      state
    end

    private

    # Runs on unless there is something for the host already.
    def to_stop
      now = state
      %i[ready yielded interrupted].include?(now) ? step : now
    end

    def limit_number(which)
      LIMITS.fetch(which) { raise UsageError, "there is no limit #{which.inspect}" }
    end

    def expect_state(expected)
      now = state
      raise StateError, "the run is in state #{now}, not #{expected}" unless now == expected
    end

    def answer(call, functions, block)
      function = functions[call.name]
      unless function || block || call.kind == :os
        raise UsageError, "the program calls #{call.name}, which was not given"
      end

      begin
        value = value_for(call, function, block)
      rescue StandardError => e
        return resume_exception(e)
      end
      resume_value(value)
    end

    def value_for(call, function, block)
      return call.apply(function) if function
      return block.call(call) if block

      raise Raise.new("PermissionError", "#{call.name} is not available")
    end

    def outcome(now)
      case now
      when :done then result_value
      when :failed then raise error
      when :interrupted then raise InterruptedRun, "the run was interrupted"
      else raise StateError, "the run is in state #{now}"
      end
    end

    def print_to(stdout, stderr)
      { stdout: stdout, stderr: stderr }.each do |stream, io|
        text = take_output(stream) if io
        io.write(text) unless text.nil? || text.empty?
      end
    end
  end
end
