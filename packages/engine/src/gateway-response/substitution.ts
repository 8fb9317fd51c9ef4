import { parseMappingExpression } from '@fourbox/domain'
import type { Call } from '../call/call.ts'
import { compileRequestExpression } from '../context/mapping-expression.ts'
import { errorMessageString } from '../context/error-message-string.ts'
import type { FaultFinding } from '../call/hand-offs.ts'

export type Substitution = (call: Call, fault: FaultFinding) => string

/**
 * Compiles a gateway response's template: plain substitution of `$context.…`, `$stageVariables.…` and `$method.request.…`,
 * no template language. What has no value leaves nothing.
 */
export function compileSubstitution(template: string): Substitution {
  const parts = template.split(reference).map((part, index) => (index % 2 === 0 ? part : compileReference(part)))
  return (call, fault) => {
    let text = ''
    for (const part of parts) text += typeof part === 'string' ? part : part(call, fault)
    return text
  }
}

/** Hyphens belong to names that strangers chose; behind another name they are text. */
const reference =
  /\$(context\.authorizer(?:\.[\w-]+)+|context(?:\.\w+)+|stageVariables\.\w+|method\.request\.(?:header|querystring|path|multivalueheader|multivaluequerystring)\.[\w-]+|method\.request(?:\.[\w-]+)+)/

function compileReference(name: string): Substitution {
  const parsed = parseMappingExpression(name)
  if (parsed?.from === 'context' && parsed.name.startsWith('error.')) {
    const read = errorReaders.get(parsed.name.slice('error.'.length))
    return read === undefined ? nothing : (_call, fault) => read(fault)
  }
  const read = compileRequestExpression(name)
  return (call) => {
    const value = read(call)
    return value === undefined ? '' : typeof value === 'string' ? value : value.join(',')
  }
}

const nothing: Substitution = () => ''

const errorReaders: ReadonlyMap<string, (fault: FaultFinding) => string> = new Map([
  ['message', (fault) => fault.message ?? ''],
  ['messageString', errorMessageString],
  ['responseType', (fault) => fault.responseType],
  ['validationErrorString', (fault) => fault.validationErrorString ?? ''],
])
