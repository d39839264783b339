# frozen_string_literal: true

module Monty
  # The version of this gem; that of the library is Monty.library_version.
  VERSION = "0.1.0"
end
