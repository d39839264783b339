# frozen_string_literal: true

require "timeout"

module Monty
  # One line of a traceback (monty_error_frame_file and the functions after it).
  Frame = Struct.new(:file, :function, :line, :column, :source)

  # One finding of the type checker (monty_check): severity is "error", "warning" or "info"; lines and columns count from 1; concise
  # is the finding in one line, annotated shows the source that it is about.
  Diagnostic = Struct.new(:severity, :rule, :message, :file, :line, :column, :end_line, :end_column, :concise, :annotated) do
    # What the library tells of findings, as an Array of Diagnostic.
    def self.all(found)
      (found || []).map { |one| new(*one.values_at(*members.map(&:to_s))) }
    end

    def to_s = concise
  end

  # Whatever the library reports (MontyError).
  class Error < StandardError
    # The status of the C API, such as 8 for MONTY_ERROR_EXCEPTION (monty_error_status).
    attr_reader :status
    # The type of the program's exception, such as "ValueError"; else empty (monty_error_type).
    attr_reader :type_name
    # What went wrong, without the type (monty_error_message).
    attr_reader :detail
    # Where, outermost call first: an Array of Frame (monty_error_frame_count).
    attr_reader :frames
    # The traceback as Python prints it (monty_error_format).
    attr_reader :traceback
    # The program's exception as a value, or nil (monty_error_exception).
    attr_reader :exception_value

    # What the type checker found, when that is what is wrong: an Array of Diagnostic (monty_error_diagnostics).
    attr_reader :diagnostics

    # The limit that was reached, a key of LIMITS, or nil (monty_error_limit); nil also when a program is too large or too deep for the
    # type checker.
    attr_reader :limit

    def initialize(detail = "", report = {})
      @detail = detail
      @status = report.fetch("status", 1)
      @type_name = report.fetch("type", "")
      @frames = report.fetch("frames", []).map { |frame| Frame.new(*frame.values_at(*Frame.members.map(&:to_s))) }
      @traceback = report.fetch("traceback", "")
      @exception_value = report["exception"]
      @diagnostics = Diagnostic.all(report["diagnostics"])
      @limit = LIMITS.key(report["limit"])
      super([@type_name, @detail].reject(&:empty?).join(": "))
    end

    # The error for what monty_error_encode tells.
    def self.from_report(report)
      Error::BY_STATUS.fetch(report["status"], UsageError).new(report["message"], report)
    end

    # The error for a status that came without a report.
    def self.from_status(status, name)
      from_report("status" => status, "message" => name)
    end
  end

  # A call was used wrongly (MONTY_ERROR_ARGUMENT, _UTF8, _RANGE, _UNSUPPORTED).
  class UsageError < Error; end
  # The run is not in a state in which this can be asked, or was closed (MONTY_ERROR_STATE).
  class StateError < UsageError; end
  # Another thread is using the run (MONTY_ERROR_BUSY).
  class BusyError < UsageError; end
  # The source is not Python (MONTY_ERROR_SYNTAX).
  class ProgramSyntaxError < Error; end
  # The program ended with an exception (MONTY_ERROR_EXCEPTION).
  class ProgramError < Error; end
  # A limit ended the run, or a type check (MONTY_ERROR_LIMIT).
  class LimitError < Error; end
  # The host interrupted the run, which can go on (MONTY_ERROR_INTERRUPTED).
  class InterruptedRun < Error; end
  # Bytes are not what they should be (MONTY_ERROR_FORMAT).
  class FormatError < Error; end
  # Bytes, or the library itself, are of another version (MONTY_ERROR_VERSION).
  class VersionError < Error; end
  # A fault of the library; that run can only be closed (MONTY_ERROR_INTERNAL).
  class InternalError < Error; end
  # The type checker found errors in a program that must have none (MONTY_ERROR_CHECK).
  class CheckError < Error; end

  Error::BY_STATUS = {
    2 => StateError, 3 => BusyError, 7 => ProgramSyntaxError, 8 => ProgramError, 9 => LimitError,
    10 => InterruptedRun, 11 => FormatError, 12 => VersionError, 13 => InternalError,
    14 => CheckError
  }.freeze

  # Raised by a host function, it becomes the Python exception of that type in the program, also of a class of the program's:
  #
  #   raise Monty::Raise.new("LookupError", "no such row")
  #   raise Monty::Raise.new(Monty::ExceptionValue.new("LookupError", "no such row", attributes: { "row" => 5 }))
  class Raise < StandardError
    # The exception as a value.
    attr_reader :exception_value

    def initialize(exception, message = "")
      exception = ExceptionValue.new(exception, message) unless exception.is_a?(ExceptionValue)
      super(exception.message)
      @exception_value = exception
    end
  end

  # Python's names for Ruby's exceptions; the first that fits.
  PYTHON_TYPES = {
    ::KeyError => "KeyError", ::StopIteration => "StopIteration", ::IndexError => "IndexError",
    ::FloatDomainError => "ValueError", ::RangeError => "OverflowError", ::ZeroDivisionError => "ZeroDivisionError",
    ::TypeError => "TypeError", ::ArgumentError => "ValueError", ::NoMethodError => "AttributeError",
    ::NameError => "NameError", ::EncodingError => "UnicodeError", ::Timeout::Error => "TimeoutError",
    ::Errno::ENOENT => "FileNotFoundError", ::Errno::EACCES => "PermissionError", ::Errno::EPERM => "PermissionError",
    ::Errno::ETIMEDOUT => "TimeoutError", ::SystemCallError => "OSError", ::EOFError => "EOFError", ::IOError => "OSError",
    ::NotImplementedError => "NotImplementedError"
  }.freeze

  # What the program gets for an exception of the host: what it raised before as it was, otherwise a built-in type.
  def self.exception_value(error)
    return error if error.is_a?(ExceptionValue)

    known = error.exception_value if error.is_a?(Error) || error.is_a?(Raise)
    return known if known

    name = PYTHON_TYPES.find { |kind, _| error.is_a?(kind) }&.last || "RuntimeError"
    message = error.message.dup.force_encoding(Encoding::UTF_8).scrub
    cause = exception_value(error.cause) if error.cause
    ExceptionValue.new(name, name == "KeyError" ? message.inspect : message, Tuple[message], cause: cause)
  end
end
