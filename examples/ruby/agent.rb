# frozen_string_literal: true

# The host of examples/agent in Ruby: it answers one tool call and exits, with the program's state in a file.
#
#     agent.rb PROGRAM.PY DATA-FOLDER STATE-FILE
#
# Exit status: 0 when the program has ended, 3 when it waits for the next process, 1 when it failed.
require "csv"
require "libmonty"

# Airports and the flights between them.
class Tools
  NAMES = %w[airport find_airports departures distance busiest].freeze
  RADIAN = Math::PI / 180

  def initialize(folder)
    @airports = CSV.read(File.join(folder, "airports.csv"), headers: true, encoding: "UTF-8").to_h do |row|
      degrees = %w[latitude longitude].to_h { |name| [name, row[name].to_f] }
      [row["iata"], row.to_h.merge(degrees)]
    end
    @flights = CSV.read(File.join(folder, "flights-airport.csv"), headers: true).group_by { |row| row["origin"] }
    @flights.transform_values! { |rows| rows.map { |row| Monty::Tuple[row["destination"], row["count"].to_i] } }
  end

  def airport(iata)
    @airports.fetch(iata) { raise Monty::Raise.new("KeyError", iata) }
  end

  def find_airports(state:, served: false)
    @airports.values.select { |row| row["state"] == state && (!served || @flights.key?(row["iata"])) }
  end

  def departures(iata) = @flights.fetch(iata, [])

  def distance(a, b)
    lat_a, lon_a, lat_b, lon_b = [a, b].flat_map { |code| airport(code).values_at("latitude", "longitude") }.map { |angle| angle * RADIAN }
    h = Math.sin((lat_b - lat_a) / 2)**2 + Math.cos(lat_a) * Math.cos(lat_b) * Math.sin((lon_b - lon_a) / 2)**2
    2 * 6371.0 * Math.asin(Math.sqrt(h))
  end

  def busiest(n)
    totals = @flights.map { |origin, routes| Monty::Tuple[origin, routes.sum(&:last)] }
    totals.each_with_index.sort_by { |total, i| [-total[1], i] }.map(&:first).first(n)
  end
end

program, data, state = ARGV
if File.exist?(state)
  run = Monty::Run.load(File.binread(state))
  call = run.call
  begin
    answer = call.apply(Tools.new(data).method(call.name))
  rescue StandardError => e
    call.fail(e)
  else
    call.answer(answer)
  end
else
  source = File.read(program, encoding: "UTF-8")
  compiled = Monty::Program.new(source, filename: File.basename(program), functions: Tools::NAMES)
  run = compiled.start(limits: { memory: 64 << 20, time_ns: 5_000_000_000 })
  run.step
end
print run.take_output
if run.state == :call
  File.binwrite(state, run.dump)
  exit 3
end
File.delete(state) if File.exist?(state)
abort run.error.traceback if run.error
