# frozen_string_literal: true

# The values that cross the border: Ruby's own where there is one, and the classes below for the rest.
#
#   None, bool, float   nil, true and false, Float
#   int                 Integer of any size
#   str, bytes          String in UTF-8, String in ASCII-8BIT; both frozen when they come from the program, as there
#   list, tuple         Array, Monty::Tuple (an Array)
#   dict                Hash, in order
#   set, frozenset      Set, Monty::FrozenSet (a Set)
#
# Towards the program a Symbol is a str, and a String in another encoding is converted to UTF-8.
module Monty
  # A tuple.
  class Tuple < Array
    # How it is told from an Array.
    def inspect = "Monty::Tuple#{super}"
  end

  # A frozenset; always frozen.
  class FrozenSet < Set
    # Makes one of the elements of an Enumerable.
    def initialize(items = [])
      super
      freeze
    end

    # An empty one that is filled before it is frozen; for the extension.
    def self.filling = allocate.tap { |set| Set.instance_method(:initialize).bind_call(set) }
    private_class_method :filling
  end

  # What has no class in Ruby. Equal only to itself, as an instance is in the program.
  class Record
    # Shows what identifies it; a field may lead back here.
    def inspect = "#<#{self.class} #{title}>"
    alias to_s inspect
  end

  # An instance of a class of the program (monty_object), or of one of its dataclasses (monty_dataclass).
  class Object < Record
    # The name of its class.
    attr_accessor :class_name
    # Its fields, a Hash with String keys.
    attr_accessor :fields

    def initialize(class_name, fields = {}, dataclass: false)
      super()
      @class_name = class_name
      @fields = fields
      @dataclass = dataclass
    end

    # Whether the class is a dataclass.
    def dataclass? = @dataclass

    # A field by its name.
    def [](name) = @fields[name.to_s]

    private def title = @class_name
  end

  # An object of the host (monty_host_object): the program sees its name and attributes, the id comes back.
  class HostObject < Record
    # What the program calls its type.
    attr_accessor :name
    # The host's number for it, of 64 bits.
    attr_accessor :id
    # What the program can read without asking, a Hash with String keys.
    attr_accessor :attributes

    def initialize(name, id, attributes = {})
      super()
      @name = name
      @id = id
      @attributes = attributes
    end

    private def title = "#{@name} #{@id}"
  end

  # An exception as a value (monty_exception).
  class ExceptionValue < Record
    # The name of its type, such as "ValueError".
    attr_accessor :type_name
    # What str() of it gives.
    attr_accessor :message
    # Its arguments, a Tuple.
    attr_accessor :args
    # The exception that it was raised from, or nil.
    attr_accessor :cause
    # The formatted traceback, or nil when nobody raised it.
    attr_accessor :traceback
    # Its attributes, a Hash with String keys.
    attr_accessor :attributes

    def initialize(type_name, message = "", args = nil, cause: nil, traceback: nil, attributes: {})
      super()
      @type_name = type_name
      @message = message
      @args = args || Tuple.new(message.empty? ? [] : [message])
      @cause = cause
      @traceback = traceback
      @attributes = attributes
    end

    private def title = @message.empty? ? @type_name : "#{@type_name}: #{@message}"
  end

  # A function, by its name (monty_function).
  class Function < Record
    # Its name; of a host function, the name that the program was compiled with.
    attr_accessor :name

    def initialize(name)
      super()
      @name = name
    end

    private def title = @name
  end

  # Anything else: the name of its type and its repr (MONTY_KIND_OPAQUE).
  class Opaque < Record
    # The name of its type.
    attr_accessor :type_name
    # Its repr.
    attr_accessor :text

    def initialize(type_name, text)
      super()
      @type_name = type_name
      @text = text
    end

    private def title = @text
  end

  # The class of ELLIPSIS.
  class Ellipsis < Record
    private def title = "..."
  end

  # Python's `...` (monty_ellipsis).
  ELLIPSIS = Ellipsis.new.freeze
  Ellipsis.private_class_method :new
end
