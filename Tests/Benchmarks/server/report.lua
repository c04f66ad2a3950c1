-- What wrk has counted, in one line for server.py: requests, microseconds, refused, broken, p50, p99 and longest in microseconds.
function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("@ %d %d %d %d %d %d %d\n", summary.requests, summary.duration, errors.status,
    errors.connect + errors.read + errors.write + errors.timeout,
    latency:percentile(50), latency:percentile(99), latency.max))
end
