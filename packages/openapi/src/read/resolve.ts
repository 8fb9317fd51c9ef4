import { own } from '@fourbox/domain'

import type { Expansion } from './expansion.ts'
import { isJsonObject, Misfit, type Json, type Spot } from './json.ts'

const maxHops = 32

/**
 * What a spot stands for: itself, or what its `$ref` leads to.
 * @throws Misfit for a reference to nothing, for one that goes in circles, and when references make too much of a definition.
 */
export function resolve({ root, expansion }: { readonly root: Spot; readonly expansion?: Expansion }, spot: Spot): Spot {
  let here = spot
  for (let hops = 0; hops < maxHops; hops++) {
    const reference = isJsonObject(here.value) ? own(here.value, '$ref') : undefined
    if (typeof reference !== 'string' || !reference.startsWith('#/')) return here
    const target = find(root, reference)
    if (target.value === undefined) throw new Misfit(here, `Invalid OpenAPI input. Reference ${reference} not found.`)
    expansion?.charge(target)
    here = target
  }
  throw new Misfit(spot, 'Invalid OpenAPI input. A reference leads back to itself.')
}

/** What stands at a reference such as `#/components/schemas/Pet`; without a value where nothing does. */
export function find(root: Spot, reference: string): Spot {
  return reference
    .slice(2)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<Spot>((spot, key) => ({ value: member(spot.value, key), parent: spot, key }), root)
}

function member(value: Json | undefined, key: string): Json | undefined {
  if (Array.isArray(value)) return /^\d+$/.test(key) ? value[Number(key)] : undefined
  return isJsonObject(value) ? own(value, key) : undefined
}
