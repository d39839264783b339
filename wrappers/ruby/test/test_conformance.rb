# frozen_string_literal: true

require_relative "helper"
require "json"

# The cases that every language runs (wrappers/conformance).
class TestConformance < Minitest::Test
  CASES = Dir[File.join(__dir__, "../../conformance/*.json")].sort.flat_map do |path|
    JSON.parse(File.read(path, encoding: "UTF-8")).map do |told|
      told.merge("name" => "#{File.basename(path, ".json")}/#{told["name"]}")
    end
  end
  STATUSES = { "MONTY_ERROR_SYNTAX" => 7, "MONTY_ERROR_EXCEPTION" => 8, "MONTY_ERROR_LIMIT" => 9 }.freeze

  def value(told) = Monty.decode([told["wire"]].pack("H*"))

  def assert_same_value(told, got, about)
    assert_equal told["wire"], Monty.encode(got).unpack1("H*"), "#{about}: #{told["python"]}"
  end

  def compile(told)
    options = { inputs: told.fetch("inputs", {}).keys, functions: told.fetch("functions", []) }
    options[:filename] = told["filename"] if told["filename"]
    Monty::Program.new(told["source"].join("\n"), **options)
  end

  def start(told, program)
    limits = told.fetch("limits", {}).transform_keys(&:to_sym)
    program.start(told.fetch("inputs", {}).transform_values { |input| value(input) }, limits: limits)
  end

  def check_call(told, call, about)
    assert_equal [told["name"], told["line"]], [call.name, call.line], about
    assert_same_value(told["args"], call.args, about)
    assert_same_value(told["kwargs"], call.kwargs, about)
  end

  def check_error(told, error, about)
    refute_nil error, about
    assert_equal STATUSES.fetch(told["status"]), error.status, "#{about}: #{error.message}"
    assert_equal told["limit"], error.limit.to_s, about if told["limit"]
    assert_equal told["type"], error.type_name, about if told["type"]
    assert_equal told["message"], error.detail, about if told["message"]
    assert_equal told["frames"], error.frames.map { |frame| frame.to_a.first(3) }, about if told["frames"]
    assert_equal told["traceback"].join("\n"), error.traceback, about if told["traceback"]
  end

  def check_end(told, run, about)
    assert_equal told["end"]["state"], run.state.to_s, "#{about}: #{run.error&.message}"
    if run.state == :done then assert_same_value(told["end"]["result"], run.result, about)
    else check_error(told["end"], run.error, about)
    end
  end

  def check_output(told, run, about)
    return if told.dig("limits", "output")

    %w[stdout stderr].each { |name| assert_equal told.fetch(name, ""), run.take_output(name.to_sym), about }
  end

  # From stop to stop; the block may put another run in the place of this one.
  def walk(told, run, fuel)
    about = told["name"]
    calls = told.fetch("calls", []).dup
    run = yield run
    state = run.step(fuel)
    while %i[call yielded].include?(state)
      run = yield run
      if state == :yielded
        state = run.step(fuel)
        next
      end
      expected = calls.shift
      refute_nil expected, "#{about}: one call too many"
      check_call(expected, run.call, about)
      answer = expected["answer"]
      state = answer.key?("value") ? run.resume_value(value(answer["value"])) : run.resume_exception(value(answer["exception"]))
    end
    assert_empty calls, "#{about}: #{run.error&.message}"
    run
  end

  # What the case's source compiles to; nil when the case is that it does not.
  def program_of(told)
    return compile(told) unless told["end"]["state"] == "refused"

    check_error(told["end"], assert_raises(Monty::ProgramSyntaxError, told["name"]) { compile(told) }, told["name"])
    nil
  end

  def stepped(told, fuel = Monty::UNLIMITED)
    program = program_of(told) or return
    run = walk(told, start(told, program), fuel) { |stopped| yield stopped, program }
    check_end(told, run, told["name"])
    check_output(told, run, told["name"])
  end

  # The wrapper's own loop.
  def with_functions(told)
    program = program_of(told) or return
    calls = told.fetch("calls", []).dup
    run = start(told, program)
    begin
      run.run { |call| answer_of(calls.shift, call, told["name"]) }
    rescue Monty::ProgramError, Monty::LimitError
      # The state of the run says it all.
    end
    check_end(told, run, told["name"])
  end

  def answer_of(expected, call, about)
    refute_nil expected, "#{about}: one call too many"
    check_call(expected, call, about)
    answer = expected["answer"]
    raise Monty::Raise.new(value(answer["exception"])) if answer.key?("exception")

    value(answer["value"])
  end

  WAYS = {
    from_stop_to_stop: ->(test, told) { test.stepped(told) { |run, _| run } },
    in_small_pieces: ->(test, told) { test.stepped(told, 37) { |run, _| run } },
    loaded_with_the_program: ->(test, told) { test.stepped(told) { |run, program| Monty::Run.load(run.dump, program) } },
    loaded_by_itself: ->(test, told) { test.stepped(told) { |run, _| Monty::Run.load(run.dump) } },
    program_loaded: lambda { |test, told|
      test.stepped(told) { |run, program| run.state == :ready ? test.start(told, Monty::Program.load(program.dump)) : run }
    },
    cloned: ->(test, told) { test.stepped(told) { |run, _| run.clone } },
    with_functions: ->(test, told) { test.with_functions(told) }
  }.freeze

  CASES.product(WAYS.to_a).each do |told, (way, check)|
    define_method("test_#{told["name"].tr("/", "_")}_#{way}") { check.call(self, told) }
  end
end
