-- wrk: every request records a new conversation of two turns, from one of many visitors behind a proxy.
require "report"

math.randomseed(tonumber(os.getenv("MADOGUCHI_SEED")))

-- So many that none comes to the limit of requests in a minute, and fewer than the server counts by themselves.
local visitors = 9000
local body = '{"id":"%08x%08x%08x%08x","language":"ja","page":"/faq/","age":"30代","residence":"汐浜市","turns":['
  .. '{"number":1,"question":"先週引っ越してきた 役所でまず何をすればいい","outcome":"answer","shown":["todokede/moving-in"],"helpful":true},'
  .. '{"number":2,"question":"いくらかかりますか","outcome":"candidates","shown":["gomi/large-items","sumai/moving-cost-support"]}]}'

local pause = tonumber(os.getenv("MADOGUCHI_PAUSE"))
if pause > 0 then
  function delay() return math.random(0, 2 * pause) end
end

local sent = 0

local function word() return math.random(0, 0x7fffffff) end

function request()
  sent = sent + 1
  local visitor = math.random(0, visitors - 1)
  return wrk.format("POST", "/api/v1/conversations", {
    ["Content-Type"] = "application/json", ["Origin"] = "http://" .. wrk.host .. ":" .. wrk.port,
    ["X-Forwarded-For"] = string.format("10.%d.%d.7", visitor / 250, visitor % 250),
  }, string.format(body, word(), word(), word(), sent))
end
