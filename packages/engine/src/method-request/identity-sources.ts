import { listIdentitySources, parseMappingExpression } from '@fourbox/domain'
import type { Call } from '../call/call.ts'
import { compileRequestExpression } from '../context/mapping-expression.ts'
import { contextReader } from '../context/context-values.ts'
import { lastHeader } from '../content/header-list.ts'

/** One place where an authorizer looks for the caller's identity. */
export interface IdentitySource {
  /** As the authorizer names it: `method.request.header.Authorization`. */
  readonly expression: string
  readonly read: (call: Call) => string | undefined
}

/** Compiles a comma list of identity sources. Header names are found in any case here: HTTP/2 clients send lower case. */
export function compileIdentitySources(identitySource: string | undefined): readonly IdentitySource[] {
  return listIdentitySources(identitySource).map((expression) => ({ expression, read: compileSource(expression) }))
}

function compileSource(expression: string): IdentitySource['read'] {
  const parsed = parseMappingExpression(expression)
  if (parsed?.from === 'request' && parsed.place === 'header') {
    const name = parsed.name.toLowerCase()
    return ({ request }) => lastHeader(request.headerList, name)
  }
  if (parsed?.from === 'context') {
    const { name } = parsed
    const read = contextReader(name)
    return (call) => {
      const value = call.place.additionalContext?.get(name) ?? read?.(call)
      return value === undefined ? undefined : String(value)
    }
  }
  const read = compileRequestExpression(expression)
  return (call) => {
    const value = read(call)
    return typeof value === 'string' ? value : value?.at(-1)
  }
}
