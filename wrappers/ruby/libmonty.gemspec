# frozen_string_literal: true

require_relative "lib/monty/version"

Gem::Specification.new do |spec|
  spec.name = "libmonty"
  spec.version = Monty::VERSION
  spec.summary = "Python for untrusted programs, in your process, suspendable anywhere"
  spec.authors = ["The libmonty authors"]
  spec.license = "MIT"
  spec.required_ruby_version = ">= 3.0"
  spec.files = Dir["lib/**/*.rb", "ext/**/*.{c,h,rb}", "sig/**/*.rbs", "README.md"]
  spec.extensions = ["ext/libmonty/extconf.rb"]
end
