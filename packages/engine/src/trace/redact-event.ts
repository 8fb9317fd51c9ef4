import { isSecretHeader, redact } from '@fourbox/domain'
import type { Mask } from './mask.ts'

/** Members of an event, or of an authorizer's answer, whose value is a secret wherever they stand. */
const secretMembers: ReadonlySet<string> = new Set(['authorizationToken', 'apiKey', 'accessKey', 'usageIdentifierKey'])

/** Members of an event that hold a query's parameters. */
const queryMembers: ReadonlySet<string> = new Set(['queryStringParameters', 'multiValueQueryStringParameters', 'querystring'])
/** Members of an event that hold headers. */
const headerMembers: ReadonlySet<string> = new Set(['headers', 'multiValueHeaders', 'header'])

/** What is deeper is not shown: no event of AWS's nests so. */
const deepest = 64

/**
 * A function's event or answer as logs and traces may show it: tokens, keys, secret headers and parameters starred but
 * for their end. A text that is no JSON object is shown as it is.
 */
export function redactEvent(text: string, mask: Mask): string {
  if (!text.trimStart().startsWith('{')) return text
  try {
    return JSON.stringify(redactWithin(JSON.parse(text), 'event', deepest, mask))
  } catch {
    return text
  }
}

function redactWithin(value: unknown, container: string, depth: number, mask: Mask): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (depth === 0) return '…'
  if (Array.isArray(value)) return value.map((item) => redactWithin(item, container, depth - 1, mask))
  const isSecret = secretIn(container, mask)
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, isSecret(name) ? starred(member) : redactWithin(member, name, depth - 1, mask)]),
  )
}

function secretIn(container: string, mask: Mask): (name: string) => boolean {
  if (queryMembers.has(container)) return mask.isSecretParameter
  if (headerMembers.has(container)) return mask.isSecretHeader
  return (name) => secretMembers.has(name) || isSecretHeader(name)
}

function starred(value: unknown): unknown {
  if (typeof value === 'string') return redact(value)
  return Array.isArray(value) ? value.map((item) => (typeof item === 'string' ? redact(item) : item)) : value
}
