-- wrk: one file again and again, by a browser that takes gzip (Debian's nginx has no brotli).
wrk.headers["Accept-Encoding"] = "gzip"

function done(summary, latency, requests)
  io.write(string.format("@ %d %d %d %d %d %d %d\n", summary.requests, summary.duration, summary.errors.status,
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout,
    latency:percentile(50), latency:percentile(99), latency.max))
end
