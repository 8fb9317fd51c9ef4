import { holdsNumber, membersOf, parseMembers, parseWritten } from '../content/json-members.ts'
import { compilePolicy } from '../policy/policy.ts'
import type { AuthorizerResult } from '../ports/cache.ts'

/** The longest ARN that an authorizer's policy may hold. */
const longestResource = 512

/** Reads what an authorizer's function returned; undefined for whatever AWS answers with AuthorizerConfigurationException. */
export function readAuthorizerResult(payload: string, type: 'TOKEN' | 'REQUEST'): AuthorizerResult | undefined {
  const output = parseMembers(payload)
  if (output === undefined) return undefined
  const principalId = output.get('principalId')
  // Not settled: a REQUEST authorizer is said to need its policy only, a TOKEN one its principalId too.
  if (typeof principalId !== 'string' && (type === 'TOKEN' || principalId !== undefined)) return undefined

  const document = output.get('policyDocument')
  const policy = hasLongResource(document) ? undefined : compilePolicy(document, 'arn:aws:execute-api:*:*:*/')
  const given = output.get('context')
  const context = readContext(holdsNumber([given]) ? parseWritten(payload)?.get('context') : given)
  const usageIdentifierKey = output.get('usageIdentifierKey')
  if (policy === undefined || context === undefined) return undefined
  return {
    principalId: typeof principalId === 'string' ? principalId : undefined,
    policyDocument: document,
    policy,
    context,
    usageIdentifierKey: typeof usageIdentifierKey === 'string' ? usageIdentifierKey : undefined,
  }
}

/** Texts, numbers as Java writes them, and booleans, all as text; an object or a list among them spoils the whole answer. */
function readContext(context: unknown): ReadonlyMap<string, string> | undefined {
  if (context === undefined || context === null) return new Map()
  const members = membersOf(context)
  if (members === undefined) return undefined
  const texts = new Map<string, string>()
  for (const [key, value] of members) {
    if (value === null) continue
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined
    texts.set(key, String(value))
  }
  return texts
}

function hasLongResource(document: unknown): boolean {
  const statements = membersOf(document)?.get('Statement')
  return (Array.isArray(statements) ? statements : [statements]).some((statement) => {
    const resource = membersOf(statement)?.get('Resource')
    return (Array.isArray(resource) ? resource : [resource]).some((arn) => typeof arn === 'string' && arn.length > longestResource)
  })
}
