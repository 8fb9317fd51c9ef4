import { shareAhead, type TokenAsk, type TokenBuckets, type TokenGrant } from '../shared/token-buckets.ts'
import type { Connection } from './connection.ts'
import { numbersIn } from './replies.ts'
import { script } from './script.ts'

/**
 * A bucket is what it misses and when that was so, by Valkey's clock; one that is full again is no key any more. Of each bucket
 * come rate, burst, and how many tokens are put back, needed and wanted ahead; back go how many were granted, and what is left in millionths.
 */
const takeTokens = script(`
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local answer = {}
for index, key in ipairs(KEYS) do
  local at = (index - 1) * 5
  local rate, burst = tonumber(ARGV[at + 1]), tonumber(ARGV[at + 2])
  local returned, needed, ahead = tonumber(ARGV[at + 3]), tonumber(ARGV[at + 4]), tonumber(ARGV[at + 5])
  local missing = 0
  local was, since = string.match(redis.call('GET', key) or '', '^([%d.e+-]+) (%d+)$')
  if was then missing = tonumber(was) - math.max(0, now - tonumber(since)) * rate / 1000000 end
  missing = math.max(0, missing - returned)
  local left = math.max(0, math.max(1, burst) - missing)
  local granted = math.min(needed, math.floor(left + 1e-9))
  granted = granted + math.min(ahead, math.max(0, math.floor((left - granted) * ${shareAhead})))
  missing = missing + granted
  if missing > 0 then
    redis.call('SET', key, string.format('%.17g %.0f', missing, now), 'PX', string.format('%.0f', math.ceil(missing / rate * 1000)))
  elseif was then
    redis.call('DEL', key)
  end
  answer[2 * index - 1] = granted
  answer[2 * index] = math.floor(math.max(0, left - granted) * 1000000)
end
return answer`)

export function openBuckets(connection: Connection): TokenBuckets {
  return {
    take: async (asks) => {
      const keys = asks.map(({ key }) => `${connection.prefix}bucket:${key}`)
      const numbers = numbersIn(await connection.run(takeTokens, keys, asks.flatMap(argumentsOf)))
      return asks.map((_ask, index): TokenGrant => ({ granted: numbers[2 * index] ?? 0, left: (numbers[2 * index + 1] ?? 0) / 1_000_000 }))
    },
  }
}

function argumentsOf({ rate, burst, returned, needed, ahead }: TokenAsk): readonly string[] {
  return [rate, burst, returned, needed, ahead].map(String)
}
