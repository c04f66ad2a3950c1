-- wrk: every request records a new conversation of two turns, from one of many visitors behind a proxy.
local thread_count = 0

function setup(thread)
  thread:set("number", thread_count)
  thread_count = thread_count + 1
end

function init()
  math.randomseed(tonumber(os.getenv("MADOGUCHI_SEED") or "1") * 1000 + number)
  sent = 0
end

local visitors = 4000
local body = '{"id":"%08x%08x%08x%08x","language":"ja","page":"/faq/","age":"30代","residence":"汐浜市","turns":['
  .. '{"number":1,"question":"先週引っ越してきた 役所でまず何をすればいい","outcome":"answer","shown":["todokede/moving-in"],"helpful":true},'
  .. '{"number":2,"question":"いくらかかりますか","outcome":"candidates","shown":["gomi/large-items","sumai/moving-cost-support"]}]}'

local pause = tonumber(os.getenv("MADOGUCHI_PAUSE") or "0")
if pause > 0 then
  function delay() return math.random(0, 2 * pause) end
end

local function word() return math.random(0, 0x7fffffff) end

function request()
  sent = sent + 1
  local visitor = math.random(0, visitors - 1)
  return wrk.format("POST", "/api/v1/conversations", {
    ["Content-Type"] = "application/json", ["Origin"] = "http://" .. wrk.host .. ":" .. wrk.port,
    ["X-Forwarded-For"] = string.format("10.%d.%d.7", visitor / 250, visitor % 250),
  }, string.format(body, number, word(), word(), sent))
end

function done(summary, latency, requests)
  io.write(string.format("@ %d %d %d %d %d %d %d\n", summary.requests, summary.duration, summary.errors.status,
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout,
    latency:percentile(50), latency:percentile(99), latency.max))
end
