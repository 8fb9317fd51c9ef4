import { Later, type PlannedValue } from '../plan/planned-value.ts'
import { isJsonList, isJsonObject, type Json } from '../template/json.ts'
import { splitAttribute } from '../template/short-tags.ts'
import type { FaultPlace } from '../template/template.ts'
import { asText, type Evaluated, noValue, type Evaluation } from './intrinsic.ts'

export function ref(scope: Evaluation, argument: Json, where: FaultPlace): Evaluated {
  if (typeof argument !== 'string') {
    scope.fault(where, 'Template error: Ref needs the name of a resource or parameter')
    return ''
  }
  return valueOf(scope, argument, undefined, where)
}

function valueOf(scope: Evaluation, name: string, attribute: string | undefined, where: FaultPlace): Evaluated {
  if (name === 'AWS::NoValue') return noValue
  const value = (attribute === undefined ? scope.names.parameter(name, where) : undefined) ?? scope.names.reference(name, attribute, where)
  if (value !== undefined) return value
  scope.fault(where, unresolved(name, where))
  return ''
}

/** CloudFormation's text for a name that nothing has; conditions and outputs are blocks of their own. */
function unresolved(name: string, { block = 'Resources' }: FaultPlace): string {
  if (block === 'Conditions')
    return `Template format error: Unresolved dependencies [${name}]. Cannot reference resources in the Conditions block of the template`
  return `Template format error: Unresolved resource dependencies [${name}] in the ${block} block of the template`
}

export function getAtt(scope: Evaluation, argument: Json, where: FaultPlace): Evaluated {
  const parts = typeof argument === 'string' ? splitAttribute(argument) : argument
  if (isJsonList(parts) && parts.length >= 2) {
    const texts = parts.map((part, key) => asText(scope.here(part, { ...where, owner: parts, key })))
    const [first, ...others] = texts.filter((part) => typeof part === 'string' && part !== '')
    if (typeof first === 'string' && others.length === parts.length - 1) return valueOf(scope, first, others.map(String).join('.'), where)
  }
  scope.fault(where, 'Template error: every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute')
  return ''
}

const variable = /\$\{([^{}]*)\}/g

/** `${Name}` is a Ref, `${Name.Attribute}` an attribute, `${!Literal}` the text `${Literal}`; a map of values of one's own goes before. */
export function sub(scope: Evaluation, argument: Json, where: FaultPlace): Evaluated {
  const [text, variables] = isJsonList(argument) ? argument : [argument]
  if (typeof text !== 'string' || (isJsonList(argument) && (argument.length !== 2 || !isJsonObject(variables)))) {
    scope.fault(
      where,
      'Template error: One or more Fn::Sub intrinsic functions don’t specify expected arguments. Specify a string as first argument, and an optional second argument to specify a mapping of values to replace in the string',
    )
    return ''
  }
  const parts: PlannedValue[] = []
  let end = 0
  for (const match of text.matchAll(variable)) {
    parts.push(text.slice(end, match.index))
    parts.push(variableOf(scope, match[1] ?? '', { variables, where }))
    end = match.index + match[0].length
  }
  parts.push(text.slice(end))
  return joined('', parts)
}

function variableOf(
  scope: Evaluation,
  written: string,
  { variables, where }: { readonly variables: Json | undefined; readonly where: FaultPlace },
): PlannedValue {
  if (written.startsWith('!')) return `\${${written.slice(1)}}`
  const name = written.trim()
  if (!/^[\w.:]+$/.test(name)) {
    scope.fault(where, 'Template error: variable names in Fn::Sub syntax must contain only alphanumeric characters, underscores, periods, and colons')
    return ''
  }
  const own = isJsonObject(variables) && Object.hasOwn(variables, name) ? variables[name] : undefined
  const [id = '', attribute] = splitAttribute(name)
  const value = own === undefined ? valueOf(scope, id, attribute, where) : scope.here(own, { ...where, owner: variables, key: name })
  const text = asText(value)
  if (text !== undefined) return text
  scope.fault(where, `Template error: the variable ${name} of Fn::Sub is no text`)
  return ''
}

/** Texts put together now where they can be, and later where one of them waits. */
export function joined(separator: string, parts: readonly PlannedValue[]): PlannedValue {
  if (!parts.some((part) => part instanceof Later)) return parts.map(String).join(separator)
  const kept = separator === '' ? parts.filter((part) => part !== '') : parts
  const [only] = kept
  return kept.length === 1 && only !== undefined ? only : new Later({ kind: 'join', separator, parts: kept })
}
