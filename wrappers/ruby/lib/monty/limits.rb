# frozen_string_literal: true

module Monty
  # No limit, or no end of fuel (MONTY_UNLIMITED).
  UNLIMITED = (1 << 64) - 1

  # What a run may use up, by name, with the numbers of MontyLimit.
  LIMITS = { memory: 0, allocations: 1, time_ns: 2, recursion: 3, fuel: 4, output: 5 }.freeze

  # What a type check may use, in the order in which the extension takes it.
  CHECK_LIMITS = %i[time_ns memory].freeze

  # Where a run is, in the order of MontyState.
  STATES = %i[ready call waiting yielded interrupted done failed busy].freeze

  # What a program calls, in the order of MontyCallKind.
  CALL_KINDS = %i[function method os].freeze

  # Where a program prints, with the numbers of MontyStream.
  STREAMS = { stdout: 1, stderr: 2 }.freeze
end
