import { isJsonList, isJsonObject, type Json, type JsonObject, objectOf } from '../template/json.ts'
import type { Places } from '../template/places.ts'

/**
 * A template in which Ref, Fn::GetAtt, Fn::Sub and DependsOn lead to what the transform has made: `Api.Stage` and a layer's
 * own id are names for resources whose ids it gives.
 */
export function followReferences(root: JsonObject, references: ReadonlyMap<string, string>, places: Places): JsonObject {
  const follow = (value: Json): Json => {
    if (isJsonList(value)) return places.inherit(value.map(follow), value)
    if (!isJsonObject(value)) return value
    const [[name, argument] = [undefined, undefined], ...others] = Object.entries(value)
    const isCall = others.length === 0 && argument !== undefined
    if (isCall && name === 'Ref' && typeof argument === 'string') return places.inherit({ Ref: references.get(argument) ?? argument }, value)
    if (isCall && name === 'Fn::GetAtt') return places.inherit({ 'Fn::GetAtt': followAttribute(argument) }, value)
    if (isCall && name === 'Fn::Sub') return places.inherit({ 'Fn::Sub': followTexts(argument) }, value)
    return places.inherit(
      Object.fromEntries(Object.entries(value).map(([key, member]) => [key, key === 'DependsOn' ? followNames(member) : follow(member)])),
      value,
    )
  }
  const followNames = (names: Json): Json => {
    if (isJsonList(names)) return names.map(followNames)
    return typeof names === 'string' ? (references.get(names) ?? names) : names
  }
  const followAttribute = (argument: Json): Json => {
    const parts = isJsonList(argument) ? argument : typeof argument === 'string' ? argument.split('.') : []
    const [first, second, ...rest] = parts
    if (typeof first !== 'string' || typeof second !== 'string') return argument
    const [middle = '', ...inner] = second.split('.')
    const made = references.get(`${first}.${middle}`)
    if (made !== undefined && (inner.length > 0 || rest.length > 0)) return [made, ...(inner.length > 0 ? [inner.join('.')] : []), ...rest]
    return [references.get(first) ?? first, second, ...rest]
  }
  const followTexts = (argument: Json): Json => {
    if (typeof argument === 'string') return followText(argument, new Set())
    if (!isJsonList(argument)) return argument
    const [text, variables, ...rest] = argument
    return [
      typeof text === 'string' ? followText(text, new Set(Object.keys(objectOf(variables)))) : (text ?? null),
      ...(variables === undefined ? [] : [follow(variables)]),
      ...rest,
    ]
  }
  const followText = (text: string, variables: ReadonlySet<string>): string =>
    text.replaceAll(/\$\{([^{}!]+)\}/g, (whole, written: string) => {
      const name = written.trim()
      if (variables.has(name)) return whole
      const made = references.get(name)
      if (made !== undefined) return `\${${made}}`
      const [first = '', second, ...rest] = name.split('.')
      const inner = second === undefined ? undefined : references.get(`${first}.${second}`)
      if (inner !== undefined) return `\${${[inner, ...rest].join('.')}}`
      const renamed = references.get(first)
      return renamed === undefined || variables.has(first) ? whole : `\${${[renamed, ...(second === undefined ? [] : [second]), ...rest].join('.')}}`
    })
  const followed = follow(root)
  return isJsonObject(followed) ? followed : root
}
