import type { Call } from '../call/call.ts'
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
  return (identitySource ?? '')
    .split(',')
    .map((expression) => expression.trim())
    .filter((expression) => expression !== '')
    .map((expression) => ({ expression, read: compileSource(expression) }))
}

function compileSource(expression: string): IdentitySource['read'] {
  const header = after(expression, 'method.request.header.')?.toLowerCase()
  if (header !== undefined) return ({ request }) => lastHeader(request.headerList, header)
  const query = after(expression, 'method.request.querystring.')
  if (query !== undefined) return ({ request }) => request.query.get(query)?.at(-1)
  const variable = after(expression, 'stageVariables.')
  if (variable !== undefined) return (call) => call.place.variables.get(variable)
  const name = after(expression, 'context.') ?? expression
  const read = contextReader(name)
  return (call) => {
    const value = call.place.additionalContext?.get(name) ?? read?.(call)
    return value === undefined ? undefined : String(value)
  }
}

function after(text: string, prefix: string): string | undefined {
  return text.startsWith(prefix) ? text.slice(prefix.length) : undefined
}
