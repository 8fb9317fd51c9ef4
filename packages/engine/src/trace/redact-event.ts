import { isSecretHeader, redact } from '@fourbox/domain'

/** Members of an event, or of an authorizer's answer, whose value is a secret wherever they stand. */
const secretMembers: ReadonlySet<string> = new Set(['authorizationToken', 'apiKey', 'accessKey', 'usageIdentifierKey'])

/**
 * A function's event or answer as logs and traces may show it: tokens, keys and secret headers starred but for their end.
 * A text that is no JSON object is shown as it is.
 */
export function redactEvent(text: string): string {
  if (!text.startsWith('{')) return text
  try {
    return JSON.stringify(JSON.parse(text), redactMember)
  } catch {
    return text
  }
}

function redactMember(name: string, value: unknown): unknown {
  if (!secretMembers.has(name) && !isSecretHeader(name)) return value
  if (typeof value === 'string') return redact(value)
  return Array.isArray(value) ? value.map((item) => (typeof item === 'string' ? redact(item) : item)) : value
}
