-- Requests for wrk, made beforehand from a file of lines "token<TAB>path<TAB>etag" (TP_LOAD_REQUESTS). Lines are taken in
-- turns. With TP_LOAD_SEND set, each request is a message with an Idempotency-Key of its own.
local lines, sends, origin = {}, os.getenv('TP_LOAD_SEND'), os.getenv('TP_LOAD_ORIGIN')
local nextLine, sent = 0, 0

function init()
  for line in io.lines(os.getenv('TP_LOAD_REQUESTS')) do
    local token, path, etag = line:match('^(%S+)\t(%S+)\t?(.*)$')
    local headers = { Cookie = 'tp_session=' .. token }
    if etag ~= '' then headers['If-None-Match'] = etag end
    if sends then
      lines[#lines + 1] = { path = path, headers = headers }
    else
      lines[#lines + 1] = wrk.format('GET', path, headers)
    end
  end
  math.randomseed(os.time())
  nextLine = math.random(#lines)
end

function request()
  nextLine = nextLine % #lines + 1
  local line = lines[nextLine]
  if not sends then return line end
  sent = sent + 1
  line.headers['Content-Type'] = 'application/json'
  line.headers['Origin'] = origin
  line.headers['Idempotency-Key'] = sends .. '-' .. sent
  return wrk.format('POST', line.path, line.headers, '{"content":"The long run went well, legs felt heavy."}')
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format('figures %f %f %f %f %d\n', summary.requests / summary.duration * 1e6, latency.mean / 1000,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
