-- For wrk with one connection a thread: every thread asks its share of the addresses in ADDRESSES (one a line) and
-- writes one line when it is done: start, end, answers that were no 200, bytes, then the milliseconds of each answer.
-- With ONCE every address is asked a single time; else they are asked in turn for SECONDS.
local ffi = require("ffi")
ffi.cdef [[
  typedef struct { long sec; long nsec; } moment;
  int clock_gettime(int clock, moment *now);
]]
local moment = ffi.new("moment")

local function now()
  ffi.C.clock_gettime(1, moment)
  return tonumber(moment.sec) + tonumber(moment.nsec) / 1e9
end

local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init(args)
  all, mine, took, at, bad, bytes, first = tonumber(os.getenv("THREADS")), {}, {}, 0, 0, 0, nil
  once, seconds, row = os.getenv("ONCE") == "1", tonumber(os.getenv("SECONDS")), 0
  for line in io.lines(os.getenv("ADDRESSES")) do
    if row % all == number then mine[#mine + 1] = wrk.format("GET", line) end
    row = row + 1
  end
end

function request()
  at = at % #mine + 1
  asked = now()
  first = first or asked
  return mine[at]
end

function response(status, headers, body)
  local ended = now()
  took[#took + 1] = string.format("%.2f", (ended - asked) * 1000)
  bytes = bytes + #body
  if status ~= 200 then bad = bad + 1 end
  if (once and #took == #mine) or (not once and ended - first > seconds) then
    io.write(string.format("%.6f %.6f %d %d ", first, ended, bad, bytes) .. table.concat(took, " ") .. "\n")
    io.flush()
    wrk.thread:stop()
  end
end
