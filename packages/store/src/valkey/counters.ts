import { keyRange } from '../rows/key-range.ts'
import type { Claim, Counters } from '../store.ts'
import type { Connection } from './connection.ts'
import { listIn, numbersIn, textIn } from './replies.ts'
import { type Script, script } from './script.ts'

/* All counters of a workspace are one hash; a sorted set of their names finds those that begin alike. */

const addAll = script(`
local answer = {}
for at = 1, #ARGV, 2 do
  redis.call('ZADD', KEYS[2], 0, ARGV[at])
  answer[#answer + 1] = redis.call('HINCRBY', KEYS[1], ARGV[at], ARGV[at + 1])
end
return answer`)

/** Of each claim come its key, its limit, what it wants, and what is counted besides: see `givenOf`. */
const claimAll = script(`
local function add(key, by)
  redis.call('ZADD', KEYS[2], 0, key)
  return redis.call('HINCRBY', KEYS[1], key, string.format('%.0f', by))
end
local answer = {}
for at = 1, #ARGV, 4 do
  local wanted = tonumber(ARGV[at + 2])
  local counted = add(ARGV[at], wanted)
  local given = math.max(0, wanted - math.max(0, counted - tonumber(ARGV[at + 1])))
  if given < wanted then add(ARGV[at], given - wanted) end
  if given > 0 then add(ARGV[at + 3], given) end
  answer[#answer + 1] = given
end
return answer`)

const read = script("return { tonumber(redis.call('HGET', KEYS[1], ARGV[1]) or 0) }")

const replace = script(`
redis.call('ZADD', KEYS[2], 0, ARGV[1])
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
return {}`)

const list = script(`
local answer = {}
for _, key in ipairs(redis.call('ZRANGEBYLEX', KEYS[2], '[' .. ARGV[1], '(' .. ARGV[2])) do
  answer[#answer + 1] = key
  answer[#answer + 1] = tonumber(redis.call('HGET', KEYS[1], key) or 0)
end
return answer`)

const deleteAll = script(`
for _, key in ipairs(redis.call('ZRANGEBYLEX', KEYS[2], '[' .. ARGV[1], '(' .. ARGV[2])) do
  redis.call('HDEL', KEYS[1], key)
  redis.call('ZREM', KEYS[2], key)
end
return {}`)

export function openCounters(connection: Connection): Counters {
  const keys = [`${connection.prefix}counters`, `${connection.prefix}counter-names`]
  const run = (what: Script, values: readonly (string | number)[]) => connection.run(what, keys, values.map(String))
  const first = async (reply: Promise<unknown>) => numbersIn(await reply)[0] ?? 0
  return {
    get: (key) => first(run(read, [key])),
    add: (key, by) => first(run(addAll, [key, by])),
    addAll: async (amounts) => void (await run(addAll, [...amounts].flat())),
    claimAll: async (claims) => {
      const given = numbersIn(await run(claimAll, claims.flatMap(argumentsOf)))
      return claims.map((_claim, index) => given[index] ?? 0)
    },
    set: async (key, value) => void (await run(replace, [key, value])),
    list: async (prefix) => {
      const found = listIn(await run(list, keyRange(prefix)))
      const values = numbersIn(found)
      return new Map(found.flatMap((each, index) => (index % 2 === 0 ? [[textIn(each), values[index + 1] ?? 0] as const] : [])))
    },
    deleteAll: async (prefix) => void (await run(deleteAll, keyRange(prefix))),
  }
}

function argumentsOf({ key, limit, wanted, besides }: Claim): readonly (string | number)[] {
  return [key, limit, wanted, besides]
}
