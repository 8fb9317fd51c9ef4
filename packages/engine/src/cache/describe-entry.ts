import { type CacheKeyValue, parseMappingExpression, redact, type StageCacheEntry } from '@fourbox/domain'
import type { CacheEntry } from '../ports/cache.ts'
import type { Mask } from '../trace/mask.ts'

/** A longer value is cut: a list holds many. */
const longestValue = 256

/**
 * Says in words what an entry of a stage's caches is kept for; `key` is what it is kept under. What authorizers read is
 * starred, and so are values that logs and traces star.
 */
export function describeEntry(key: string, entry: CacheEntry): Pick<StageCacheEntry, 'name' | 'key'> {
  if (entry.kind === 'authorizer') {
    const [id, ...identity] = partsOf(key)
    return { name: String(id), key: entry.sources.map((name, index) => keyValue(name, identity[index], true)) }
  }
  const { resourcePath, parameters, mask } = entry.origin
  const [, httpMethod, ...values] = partsOf(key.slice(key.indexOf(' ') + 1))
  return { name: `${String(httpMethod)} ${resourcePath}`, key: parameters.map((name, index) => keyValue(name, values[index], isSecret(name, mask))) }
}

/** Keys are lists that were written as JSON. */
function partsOf(key: string): readonly unknown[] {
  const parts: unknown = JSON.parse(key)
  return Array.isArray(parts) ? parts : []
}

/** A parameter of several values has a list of them. */
function keyValue(name: string, value: unknown, secret: boolean): CacheKeyValue {
  if (value === null || value === undefined) return { name }
  const shown = (Array.isArray(value) ? value : [value]).map((one) => (secret ? redact(String(one)) : String(one))).join(', ')
  return { name, value: shown.length > longestValue ? `${shown.slice(0, longestValue)}…` : shown }
}

function isSecret(expression: string, mask: Mask): boolean {
  const parsed = parseMappingExpression(expression)
  if (parsed?.from !== 'request') return mask.isSecretParameter(expression.slice(expression.lastIndexOf('.') + 1))
  return parsed.place === 'header' ? mask.isSecretHeader(parsed.name) : mask.isSecretParameter(parsed.name)
}
