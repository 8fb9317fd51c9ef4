import { callMethods, type HttpMethod } from '@fourbox/domain'

import { at, entriesOf, isJsonObject, Misfit, type Spot } from '../read/json.ts'
import { resolve } from '../read/resolve.ts'
import { type Importing } from './importing.ts'

const verbs: ReadonlyMap<string, HttpMethod> = new Map([
  ...callMethods.map((verb) => [verb.toLowerCase(), verb] as const),
  ['x-amazon-apigateway-any-method', 'ANY'],
])

/** The paths of a definition, below `prefix`, without the slash at an end. @throws Misfit for what is no path or no path item. */
export function pathItemsOf(importing: Importing, prefix: string): readonly { readonly path: string; readonly pathItem: Spot }[] {
  return entriesOf(at(importing.root, 'paths'))
    .filter(([path]) => !path.startsWith('x-'))
    .map(([path, listed]) => {
      if (!path.startsWith('/') || !isJsonObject(listed.value)) throw new Misfit(listed)
      return { path: `${prefix}${path}`.replace(/(?<=[^/])\/$/, ''), pathItem: resolve(importing, listed) }
    })
}

/** The operations of a path item; `key` is what they stand under. @throws Misfit for one that is no object. */
export function operationsOf(pathItem: Spot): readonly { readonly httpMethod: HttpMethod; readonly key: string; readonly operation: Spot }[] {
  return entriesOf(pathItem).flatMap(([key, operation]) => {
    const httpMethod = verbs.get(key)
    if (httpMethod === undefined) return []
    if (!isJsonObject(operation.value)) throw new Misfit(operation)
    return [{ httpMethod, key, operation }]
  })
}
