import { isJsonObject, Misfit, type Json, type Spot } from './json.ts'

const maxDepth = 100

/** The form in which API Gateway's own schemas refer to a model. */
const modelAddress = /^https:\/\/apigateway\.[\w.-]+\/restapis\/[^/]+\/models\/[^/]+$/

/**
 * Bounds a definition before anybody walks it: its depth, its size once every YAML alias is followed (no tree has more
 * values and letters than its text has characters, unless aliases multiply them), and where its references lead.
 * @throws Misfit at the value that goes too far.
 */
export function checkTree({ root, text }: { readonly root: Spot; readonly text: string }): void {
  let left = text.length + 100_000
  // Spots are made on the way back from a fault only: a definition of 5 MB has a million values.
  const check = (value: Json | undefined, depth: number): { readonly keys: (string | number)[]; readonly message?: string } | undefined => {
    if (typeof value === 'string') return (left -= value.length) < 0 ? { keys: [] } : undefined
    if (typeof value !== 'object' || value === null) return undefined
    if (depth > maxDepth || (left -= 1) < 0) return { keys: [] }
    if (Array.isArray(value)) {
      const items: readonly Json[] = value
      left -= items.length
      for (let index = 0; index < items.length; index++) {
        const fault = check(items[index], depth + 1)
        if (fault) return { ...fault, keys: [index, ...fault.keys] }
      }
      return undefined
    }
    if (!isJsonObject(value)) return undefined
    for (const key of Object.keys(value)) {
      left -= 1
      const member = value[key]
      if (key === '$ref' && typeof member === 'string' && !member.startsWith('#') && !modelAddress.test(member)) {
        return { keys: [key], message: 'Invalid OpenAPI input. References must stay within the definition.' }
      }
      const fault = check(member, depth + 1)
      if (fault) return { ...fault, keys: [key, ...fault.keys] }
    }
    return undefined
  }
  const fault = check(root.value, 0)
  if (fault)
    throw new Misfit(
      fault.keys.reduce<Spot>((parent, key) => ({ value: undefined, parent, key }), root),
      fault.message,
    )
}
