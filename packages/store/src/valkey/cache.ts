import { randomBytes } from 'node:crypto'
import type { SharedCache, SharedEntry } from '../shared/shared-cache.ts'
import type { Connection } from './connection.ts'
import { bytesIn, listIn, numbersIn, textIn } from './replies.ts'
import { script } from './script.ts'

/*
 * Of a scope there are: each entry under a key of its own, behind the generation in which it was written; that generation, which a
 * flush gives a new name; and an index of the entries for whoever lists them: until when each lasts, and what is told of it.
 * All of it ends by itself. The generation lasts as long as any entry of an older one.
 */

/** As many bytes as the name of a generation has; of a scope that was never flushed it is empty. */
const generationLength = 12

const put = script(`
local entry, generation, ends, shown = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local name, bytes, told, ttl = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
for _, gone in ipairs(redis.call('ZRANGEBYSCORE', ends, '-inf', now, 'LIMIT', 0, 100)) do
  redis.call('ZREM', ends, gone)
  redis.call('HDEL', shown, gone)
end
redis.call('SET', entry, (redis.call('GET', generation) or '') .. '\\n' .. bytes, 'PX', ttl)
redis.call('ZADD', ends, now + ttl, name)
redis.call('HSET', shown, name, string.format('%.0f', now) .. ' ' .. told)
for _, key in ipairs({ ends, shown }) do
  redis.call('PEXPIRE', key, math.max(ttl, redis.call('PTTL', key)))
end
return {}`)

const flush = script(`
local generation, ends, shown = KEYS[1], KEYS[2], KEYS[3]
local longest = math.max(redis.call('PTTL', generation), redis.call('PTTL', ends))
redis.call('DEL', ends, shown)
if longest > 0 then redis.call('SET', generation, ARGV[1], 'PX', longest) end
return {}`)

const remove = script(`
redis.call('DEL', KEYS[1])
redis.call('ZREM', KEYS[2], ARGV[1])
redis.call('HDEL', KEYS[3], ARGV[1])
return {}`)

/** Of those that are listed the keys are made here: of a few that Valkey has thrown out for want of memory nothing is told. */
const list = script(`
local ends, shown = KEYS[1], KEYS[2]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local answer = {}
for _, name in ipairs(redis.call('ZREVRANGEBYSCORE', ends, '+inf', '(' .. now, 'LIMIT', 0, ARGV[2])) do
  local since, told = string.match(redis.call('HGET', shown, name) or '', '^(%d+) (.*)$')
  local size = redis.call('STRLEN', ARGV[1] .. name)
  if since and size > 0 then
    for _, value in ipairs({ name, told, now - tonumber(since), tonumber(redis.call('ZSCORE', ends, name)) - now, size }) do
      answer[#answer + 1] = value
    end
  end
end
return answer`)

export function openCache(connection: Connection): SharedCache {
  const keysOf = (scope: string) => {
    const beginning = `${connection.prefix}cache:${scope}:`
    return { entry: `${beginning}entry:`, generation: `${beginning}generation`, ends: `${beginning}ends`, shown: `${beginning}shown` }
  }
  return {
    get: async (scope, name) => {
      const { entry, generation } = keysOf(scope)
      const [kept, current] = listIn(await connection.ask(['MGET', entry + name, generation]))
      return inGeneration(bytesIn(kept), textIn(current))
    },
    set: async (scope, name, bytes, shown, ttlInMillis) => {
      const { entry, generation, ends, shown: told } = keysOf(scope)
      await connection.run(put, [entry + name, generation, ends, told], [name, Buffer.from(bytes), shown, String(Math.ceil(ttlInMillis))])
    },
    delete: async (scope, name) => {
      const { entry, ends, shown } = keysOf(scope)
      await connection.run(remove, [entry + name, ends, shown], [name])
    },
    flush: async (scope) => {
      const { generation, ends, shown } = keysOf(scope)
      await connection.run(flush, [generation, ends, shown], [randomBytes(generationLength).toString('base64url')])
    },
    list: async (scope, limit) => {
      const { entry, ends, shown } = keysOf(scope)
      return entriesIn(listIn(await connection.run(list, [ends, shown], [entry, String(limit)])))
    },
  }
}

/** What stands behind the generation of an entry, where it is the present one. */
function inGeneration(kept: Buffer | undefined, current: string): Uint8Array | undefined {
  const end = kept?.indexOf('\n') ?? -1
  return kept !== undefined && end >= 0 && kept.toString('latin1', 0, end) === current ? kept.subarray(end + 1) : undefined
}

const membersOfEntry = 5

function entriesIn(reply: readonly unknown[]): readonly SharedEntry[] {
  const numbers = numbersIn(reply)
  return Array.from({ length: Math.floor(reply.length / membersOfEntry) }, (_, index) => {
    const at = index * membersOfEntry
    return {
      name: textIn(reply[at]),
      shown: textIn(reply[at + 1]),
      ageInMillis: numbers[at + 2] ?? 0,
      timeLeftInMillis: numbers[at + 3] ?? 0,
      sizeInBytes: numbers[at + 4] ?? 0,
    }
  })
}
