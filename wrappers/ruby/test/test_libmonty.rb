# frozen_string_literal: true

require_relative "helper"
require "open3"
require "stringio"
require "timeout"

FOREVER = "while True: pass"
NO_LIMITS = { fuel: Monty::UNLIMITED, time_ns: Monty::UNLIMITED }.freeze

# Values in Ruby's own types; what programs do with them is in the conformance cases.
class TestValues < Minitest::Test
  def echo(value) = Monty.evaluate("x", x: value)

  def test_the_same_types_come_back
    value = [nil, true, 1, 2**100, -(2**100), 1.5, "a", "b".b, Monty::Tuple[1], { 1 => 2 }, Set[3], Monty::FrozenSet[4], Monty::ELLIPSIS]
    back = echo(value)
    assert_equal value, back
    assert_equal value.map(&:class), back.map(&:class)
    assert_equal [Encoding::UTF_8, Encoding::BINARY], [back[6].encoding, back[7].encoding]
    assert_same Monty::ELLIPSIS, back.last
  end

  def test_borders_of_integers
    [0, 23, 24, 255, 256, 2**31, 2**32, 2**62, 2**63 - 1, 2**63, 2**64 - 1, 2**64, 2**256].each do |n|
      [n, -n, -n - 1].each { |number| assert_equal number, Monty.decode(Monty.encode(number)) }
    end
  end

  def test_symbols_are_strings
    assert_equal({ "a" => ["b"] }, echo({ a: [:b] }))
  end

  def test_encodings
    assert_equal "é", echo("é".encode("ISO-8859-1"))
    assert_equal "a", echo("a".dup.force_encoding("US-ASCII"))
    assert_raises(ArgumentError) { Monty.encode("\xff") }
    assert_equal "\xff".b, echo("\xff".b)
  end

  def test_text_is_frozen
    assert(echo(["a", "b".b]).all?(&:frozen?))
  end

  def test_frozen_sets_are_frozen
    assert_predicate echo(Monty::FrozenSet[1]), :frozen?
    assert_predicate Monty::FrozenSet.new, :frozen?
  end

  def test_what_cannot_cross
    [Object.new, 1r, $stdout, { 1 => Object.new }, Monty::Object.new("A", { 1 => 2 })].each do |value|
      assert_raises(TypeError) { Monty.encode(value) }
    end
    assert_raises(RangeError) { Monty.encode(Monty::HostObject.new("A", 2**64)) }
  end

  def test_keys_that_python_takes_for_equal
    error = assert_raises(Monty::FormatError) { echo({ 1 => "a", 1.0 => "b" }) }
    assert_match(/twice|duplicate|key/, error.message)
  end

  def test_sharing_and_cycles
    ring = []
    ring << ring << { "ring" => ring }
    back = echo(ring)
    assert_same back, back[0]
    assert_same back, back[1]["ring"]
  end

  def test_keys_that_lead_back
    node = Monty::Object.new("Node")
    key = Monty::Tuple[node, Monty::FrozenSet[1, node]]
    node.fields["table"] = { key => "here" }
    back = Monty.decode(Monty.encode(key))
    assert_equal "here", back[0].fields["table"][back]
  end

  def test_depth_costs_no_stack
    deep = []
    9_000.times { |i| deep = i.even? ? [deep] : Monty::Tuple[deep] }
    data = Monty.encode(deep)
    Thread.new { assert_equal data, Monty.encode(Monty.decode(data)) }.join
  end

  def test_bytes_of_anybody
    good = Monty.encode([1, "é", { "a" => Monty::Tuple[1, Set[2]] }, 2**80, 1.5, Monty::Object.new("A", { "f" => Monty::Function.new("g") })])
    good.bytesize.times do |place|
      [0, 0x1c, 0x5f, 0xd8, 0xff].each do |byte|
        bad = good.dup
        bad.setbyte(place, byte)
        [bad, bad[0...place]].each do |data|
          Monty.decode(data)
        rescue Monty::FormatError
          # What is expected of most of them.
        end
      end
    end
  end

  def test_collection_while_values_cross
    value = (0...200).map { |i| { "key#{i}" => [i.to_s * 10, Monty::Tuple[2**(i + 64)], Set[i]] } }
    GC.stress = true
    back = Monty.decode(Monty.encode(value.first(8)))
    GC.stress = false
    assert_equal value.first(8), back
  ensure
    GC.stress = false
  end

  def test_records_show_themselves
    assert_equal "#<Monty::Object A>", Monty::Object.new("A").inspect
    assert_equal "Monty::Tuple[1]", Monty::Tuple[1].inspect
  end
end

# Programs: what compiling and sharing them is like.
class TestPrograms < Minitest::Test
  def test_evaluate
    assert_equal 41, Monty.evaluate("f(x) + 1", functions: { f: ->(n) { 2 * n } }, x: 20)
  end

  def test_syntax_error
    error = assert_raises(Monty::ProgramSyntaxError) { Monty::Program.new("x = (", filename: "job.py") }
    assert_equal ["SyntaxError", "job.py", 1], [error.type_name, error.frames[0].file, error.frames[0].line]
    assert_includes error.traceback, 'File "job.py", line 1'
  end

  def test_dump_and_load
    data = Monty::Program.new("f() + x", inputs: [:x], functions: [:f]).dump
    assert_equal 3, Monty::Program.load(data).run({ x: 1 }) { 2 }
    assert_raises(Monty::FormatError) { Monty::Program.load("no program") }
  end

  def test_undeclared_input
    assert_raises(Monty::UsageError) { Monty::Program.new("1").start({ x: 1 }) }
  end

  def test_wrong_arguments
    assert_raises(TypeError) { Monty::Program.new(5) }
    assert_raises(TypeError) { Monty::Run.new("no program") }
    assert_raises(Monty::UsageError) { Monty::Program.new("1").start({}, limits: { speed: 1 }) }
    assert_raises(TypeError) { Monty::Program.allocate }
  end

  def test_threads_share_a_program
    program = Monty::Program.new("total = 0\nfor i in range(n):\n    total += i\ntotal", inputs: [:n])
    threads = (0...8).map { |n| Thread.new { program.run({ n: n }) } }
    assert_equal (0...8).map { |n| n * (n - 1) / 2 }, threads.map(&:value)
  end

  def test_ractors_share_a_program
    program = Monty::Program.new("n * 2", inputs: [:n])
    assert Ractor.shareable?(program)
    script = <<~RUBY
      require "libmonty"
      program = Monty::Program.new("n * 2", inputs: [:n])
      ractors = (0...4).map { |n| Ractor.new(program, n) { |shared, number| shared.run({ n: number }) } }
      p ractors.map(&:take)
    RUBY
    output, = Open3.capture2e(RbConfig.ruby, "-W:no-experimental", "-e", script)
    assert_equal "[0, 2, 4, 6]\n", output
  end
end

# Runs: stepping, answering, errors, limits, sessions, snapshots.
class TestRuns < Minitest::Test
  def test_step_by_step
    run = Monty::Program.new("print('hi')\nx = get('a', n=2)\nx + 1", functions: [:get]).start
    assert_equal :call, run.step
    call = run.call
    assert_equal ["get", Monty::Tuple["a"], { "n" => 2 }, 2, 1, :function], [call.name, call.args, call.kwargs, call.line, call.id, call.kind]
    assert_equal :done, call.answer(41)
    assert_equal [42, "hi\n", "", nil], [run.result, run.take_output, run.take_output, run.error]
  end

  def test_functions_and_blocks
    program = Monty::Program.new("[add(1, b=2), other(3)]", functions: %w[add other])
    seen = []
    result = program.run(functions: { add: ->(a, b:) { a + b } }) do |call|
      seen << call.name
      call.args
    end
    assert_equal [[3, Monty::Tuple[3]], ["other"]], [result, seen]
    assert_raises(Monty::UsageError) { program.run }
  end

  def test_exceptions_of_the_host
    source = "try:\n    f()\nexcept Exception as error:\n    caught = [type(error).__name__, str(error)]\ncaught"
    {
      ArgumentError.new("bad") => %w[ValueError bad],
      IndexError.new("far") => %w[IndexError far],
      RuntimeError.new("odd") => %w[RuntimeError odd],
      Timeout::Error.new("late") => %w[TimeoutError late],
      Monty::Raise.new("LookupError", "gone") => %w[LookupError gone]
    }.each do |raised, expected|
      assert_equal expected, Monty.evaluate(source, functions: { f: -> { raise raised } })
    end
  end

  def test_exception_of_the_program
    error = assert_raises(Monty::ProgramError) { Monty.evaluate("def f():\n    raise ValueError('no', 3)\nf()") }
    assert_equal ["ValueError", "('no', 3)", "ValueError: ('no', 3)"], [error.type_name, error.detail, error.message]
    assert_equal [["<module>", 3], ["f", 2]], error.frames.map { |frame| [frame.function, frame.line] }
    assert error.traceback.start_with?("Traceback (most recent call last):\n")
    assert_equal Monty::Tuple["no", 3], error.exception_value.args
  end

  def test_an_error_goes_from_program_to_program
    source = "try:\n    f()\nexcept KeyError as e:\n    r = e.args\nr"
    assert_equal Monty::Tuple["k"], Monty.evaluate(source, functions: { f: -> { Monty.evaluate("{}['k']") } })
  end

  def test_each_call
    run = Monty::Program.new("[f(i) for i in range(3)]", functions: [:f]).start
    run.each_call { |call| call.answer(call.args[0] * 10) }
    assert_equal [0, 10, 20], run.result
    failing = Monty::Program.new("f()\n1 / 0", functions: [:f]).start
    assert_raises(Monty::ProgramError) { failing.each_call(&:answer) }
    assert_equal "f", Monty::Program.new("f()", functions: [:f]).start.each_call.next.name
  end

  def test_fuel
    run = Monty::Program.new("n = 0\nfor i in range(100):\n    n += i\nn").start
    pieces = 0
    pieces += 1 while run.step(50) == :yielded
    assert_operator pieces, :>, 2
    assert_equal 4950, run.result
    assert_operator run.usage(:fuel), :>, 100
  end

  def test_limits
    run = Monty::Program.new(FOREVER).start(limits: { fuel: 10_000 })
    assert_equal 10_000, run.limit(:fuel)
    assert_equal :fuel, assert_raises(Monty::LimitError) { run.run }.limit
  end

  def test_output_goes_to_streams
    out = StringIO.new
    Monty::Program.new("print('a')\nf()\nprint('b')", functions: [:f]).run(stdout: out) { out.puts "f" }
    assert_equal "a\nf\nb\n", out.string
  end

  def test_state_errors
    run = Monty::Program.new("f()", functions: [:f]).start
    assert_raises(Monty::StateError) { run.call }
    run.step
    assert_raises(Monty::StateError) { run.step }
    assert_raises(Monty::StateError) { run.result }
    assert_raises(Monty::StateError) { run.set_inputs({ x: 1 }) }
    2.times { run.close }
    assert_predicate run, :closed?
    assert_raises(Monty::StateError) { run.step }
  end

  def test_clone
    run = Monty::Program.new("x = f()\nx + 1", functions: [:f]).start
    run.step
    other = run.clone
    run.resume_value(1)
    other.resume_value(10)
    assert_equal [2, 11], [run.result, other.result]
  end

  def test_files
    run = Monty::Program.new("with open('in.txt') as f, open('out/up.txt', 'w') as up: up.write(f.read().upper())").start
    run.mount("in.txt", "caf\u00e9").mount("empty", "", writable: true).mount_directory("out")
    run.step
    assert_equal ["CAF\u00c9", ""], [run.read_file("/out/up.txt").force_encoding("UTF-8"), run.read_file("empty")]
    assert_raises(Monty::UsageError) { run.read_file("missing") }
    assert_raises(Monty::UsageError) { run.mount("", "x") }
    assert_raises(TypeError) { run.mount(5, "x") }
  end

  def test_type_checking
    stubs = "def fetch(url: str) -> str: ...\nlimit: int"
    assert_empty Monty.check("fetch('a') * limit", stubs: stubs)
    assert_empty Monty.check("anything.x + call()", inputs: [:anything], functions: [:call])
    found = Monty.check("x = 1\nfetch(limit)", stubs: stubs, filename: "task.py").first
    assert_equal %w[error invalid-argument-type task.py], [found.severity, found.rule, found.file]
    assert_equal [2, 7, 2, 12], [found.line, found.column, found.end_line, found.end_column]
    assert_match(/\Atask.py:2:7: error\[/, found.to_s)
    assert_includes found.annotated, "2 | fetch(limit)"
    refused = assert_raises(Monty::CheckError) { Monty::Program.new("fetch(limit)", stubs: stubs, type_check: true) }
    assert_equal [14, 1], [refused.status, refused.diagnostics.size]
    assert_raises(Monty::UsageError) { Monty.check("1", stubs: "x: nothing") }
    run = Monty::Program.new("def half(n: int) -> float:\n    return n / 2", type_check: true).start
    run.run
    assert_equal ["second.py"], run.check("half('x')", filename: "second.py").map(&:file)
    assert_raises(Monty::CheckError) { run.feed("half('x')") }
    assert_equal :done, run.feed("half(3)")
  end

  def test_limits_of_type_checks
    methods = (0...1_000).map { |i| "    def m#{i}(self, x: int) -> list['C']:\n        return [self] * (x + #{i})\n" }
    large = "class C:\n#{methods.join}"
    # What it takes is more than this, whatever the machine, and less than there is.
    brief, small = { time_ns: 1 }, { memory: 4 << 20 }
    assert_empty Monty.check(large, check_limits: { time_ns: Monty::UNLIMITED })
    { time_ns: brief, memory: small }.each do |which, limits|
      assert_equal which, assert_raises(Monty::LimitError) { Monty.check(large, check_limits: limits) }.limit
      program = -> { Monty::Program.new(large, type_check: true, check_limits: limits) }
      assert_equal which, assert_raises(Monty::LimitError, &program).limit
    end
    assert_nil assert_raises(Monty::LimitError) { Monty.check("(" * 60 + ")" * 60) }.limit
    assert_raises(Monty::UsageError) { Monty.check("1", check_limits: { fuel: 1 }) }
  end

  def test_sessions
    run = Monty::Program.new("def add(a, b=1):\n    return a + b\n").start
    assert_nil run.run
    assert_equal [:done, 2], [run.feed("c = add(1)\nc", filename: "second.py"), run.result]
    assert_equal [:done, 11], [run.call_function(:add, 5, b: 6), run.result]
    assert_raises(Monty::UsageError) { run.call_function(:nothing) }
    assert_raises(Monty::ProgramSyntaxError) { run.feed("c = (") }
  end

  def test_another_process_goes_on
    run = Monty::Program.new("print('before')\nx = f('q')\nprint('after')\nx * 2", functions: [:f]).start
    run.step
    script = <<~RUBY
      require "libmonty"
      run = Monty::Run.load($stdin.binmode.read)
      run.call.answer(run.call.args[0].size + 20)
      puts run.take_output, run.result
    RUBY
    output, = Open3.capture2(RbConfig.ruby, "-e", script, stdin_data: run.dump, binmode: true)
    assert_equal "before\nafter\n42\n", output
  end

  def test_snapshots_of_anybody
    run = Monty::Program.new("f()", functions: [:f]).start
    run.step
    data = run.dump
    ["", data[0...-1], "\0" * data.bytesize].each { |bad| assert_raises(Monty::FormatError, Monty::VersionError) { Monty::Run.load(bad) } }
  end
end

# Threads, Timeout and signals: a step never holds Ruby up.
class TestThreads < Minitest::Test
  def endless = Monty::Program.new(FOREVER).start(limits: NO_LIMITS)

  def after(seconds, &block)
    Thread.new do
      sleep seconds
      block.call
    end
  end

  def test_timeout
    run = endless
    assert_raises(Timeout::Error) { Timeout.timeout(0.1) { run.step } }
    assert_equal :interrupted, run.state
    assert_equal :yielded, run.step(1000)
  end

  def test_timeout_in_a_resume_and_in_a_session
    run = Monty::Program.new("f()\n#{FOREVER}", functions: [:f]).start(limits: NO_LIMITS)
    run.step
    assert_raises(Timeout::Error) { Timeout.timeout(0.1) { run.resume_value } }
    assert_equal :interrupted, run.state
    session = Monty::Program.new("1").start(limits: NO_LIMITS)
    session.step
    assert_raises(Timeout::Error) { Timeout.timeout(0.1) { session.feed(FOREVER) } }
  end

  def test_interrupt
    run = endless
    after(0.1) { run.interrupt }
    assert_equal :interrupted, run.step
    after(0.1) { run.interrupt }
    assert_raises(Monty::InterruptedRun) { run.run }
  end

  def test_interrupt_before_the_step
    run = Monty::Program.new("1 + 1").start
    run.interrupt
    assert_equal %i[interrupted done], [run.step, run.step]
  end

  def test_busy_and_other_threads_run
    run = endless
    thread = Thread.new { run.step }
    sleep 0.05
    assert_raises(Monty::BusyError) { run.state }
    assert_raises(Monty::BusyError) { run.close }
    thread.kill.join
    assert_equal :interrupted, run.state
  end

  # Waking a thread up without an exception does not end its step.
  def test_a_wakeup_does_not_end_a_step
    run = Monty::Program.new("n = 0\nwhile n < 3000000:\n    n += 1\nn").start(limits: NO_LIMITS)
    thread = Thread.new { run.step }
    20.times do
      thread.wakeup if thread.alive?
      sleep 0.005
    end
    assert_equal [:done, 3_000_000], [thread.value, run.result]
  end

  def test_ctrl_c
    script = <<~RUBY
      require "libmonty"
      $stdout.sync = true
      # Who starts these tests in the background lets children ignore it.
      trap(:INT, "DEFAULT")
      begin
        puts "ready"
        Monty.evaluate("while True: pass", limits: { time_ns: 1 << 60, fuel: 1 << 60 })
      rescue Interrupt
        puts "stopped"
      end
    RUBY
    Open3.popen2(RbConfig.ruby, "-e", script) do |_, output, thread|
      assert_equal "ready\n", output.gets
      sleep 0.2
      Process.kill(:INT, thread.pid)
      assert_equal "stopped\n", output.gets
    end
  end

  def test_runs_are_freed_while_others_step
    run = endless
    thread = Thread.new { run.step }
    50.times { Monty::Program.new("1").start }
    GC.start
    run.interrupt
    assert_equal :interrupted, thread.value
  end
end
