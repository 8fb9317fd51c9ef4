import { isJsonObject, parseJson, type Json, type Spot } from '../read/json.ts'
import type { Importing } from './importing.ts'

const invalidPolicy = 'Invalid policy document. Please check the policy syntax and ensure that Principals are valid.'

/** A resource policy as JSON text, its short resources such as `execute-api:/*` as the ARNs of this API. Undefined where there is none. */
export function expandPolicy(importing: Importing, spot: Spot, { region, account }: { readonly region: string; readonly account: string }): string | undefined {
  if (spot.value === undefined || spot.value === null) return undefined
  const policy = typeof spot.value === 'string' ? parsed(importing.expand(spot.value)) : spot.value
  if (!isJsonObject(policy) || policy['Statement'] === undefined) {
    importing.fault(invalidPolicy, spot)
    return undefined
  }
  const here = `arn:aws:execute-api:${region}:${account}:${importing.apiId}/`
  return JSON.stringify(policy, (_key, value: Json) => (typeof value === 'string' ? importing.expand(value).replace(/^execute-api:\//, here) : value))
}

function parsed(text: string): Json {
  try {
    return parseJson(text)
  } catch {
    return null
  }
}
