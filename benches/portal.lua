-- For wrk: asks for the addresses of a file in turn, packed, and prints one line of JSON at the end.

local questions = {}
local place = 0

function init(arguments)
  for path in io.lines(arguments[1]) do
    questions[#questions + 1] = wrk.format("GET", path, { ["Host"] = "localhost", ["Accept-Encoding"] = "gzip" })
  end
end

function request()
  place = place % #questions + 1
  return questions[place]
end

function done(summary, latency)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  io.write(string.format(
    '{"requests": %d, "seconds": %.6f, "failed": %d, "p50_us": %d, "p99_us": %d}\n',
    summary.requests, summary.duration / 1e6, failed, latency:percentile(50), latency:percentile(99)
  ))
end
