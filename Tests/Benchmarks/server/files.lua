-- wrk: one file again and again, by a browser that takes gzip (Debian's nginx has no brotli).
require "report"

wrk.headers["Accept-Encoding"] = "gzip"
