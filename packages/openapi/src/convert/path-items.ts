import { isJsonObject, Misfit, type Spot } from '../read/json.ts'
import { resolve } from '../read/resolve.ts'
import type { Converting } from './conversion.ts'

/** How much text may stand in several places by reference: as much as a definition may have. */
const most = 6 * 1024 * 1024

/**
 * Opens path items that refer to one of `components.pathItems`, with what stands beside the reference: in 3.0 a path item stands
 * where its path is.
 * @throws Misfit for a reference to nothing, and when references make the definition larger than one may be.
 */
export function pathItemOpener(root: Spot, reword: Converting['reword']): Converting['openPathItem'] {
  const sizes = new Map<object, number>()
  let total = 0
  return (listed) => {
    if (!isJsonObject(listed.value) || typeof listed.value['$ref'] !== 'string') return listed
    const target = resolve({ root }, listed)
    if (!isJsonObject(target.value)) return listed
    const size = sizes.get(target.value) ?? JSON.stringify(target.value).length
    sizes.set(target.value, size)
    total += size
    if (total > most) throw new Misfit(listed, 'Invalid OpenAPI input. The definition is too large to import.')
    reword('A $ref of a path becomes the path item that it refers to', listed)
    const { $ref: _reference, ...beside } = listed.value
    // Where something is said beside the reference, the place of a complaint is that of the path.
    return Object.keys(beside).length === 0 ? target : { ...listed, value: { ...target.value, ...beside } }
  }
}
