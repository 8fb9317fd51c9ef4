import { invalidPolicy, readResourcePolicy } from '@fourbox/domain'

import { isJsonObject, type Json, type Spot } from '../read/json.ts'
import type { Importing } from './importing.ts'

/** A resource policy as UpdateRestApi would read it, with `${AWS::…}` filled in. Undefined where there is none. */
export function expandPolicy(importing: Importing, spot: Spot, { region, account }: { readonly region: string; readonly account: string }): string | undefined {
  if (spot.value === undefined || spot.value === null) return undefined
  const text = typeof spot.value === 'string' ? importing.expand(spot.value) : textOf(importing, spot.value)
  const policy = readResourcePolicy(text, { region, account, restApiId: importing.apiId })
  if (policy === undefined) importing.fault(invalidPolicy, spot)
  return policy
}

function textOf({ expand }: Importing, policy: Json): string {
  return isJsonObject(policy) ? JSON.stringify(policy, (_key, value: Json) => (typeof value === 'string' ? expand(value) : value)) : ''
}
