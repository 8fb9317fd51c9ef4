import { isJsonObject, type Json, type JsonObject, type Spot } from '../read/json.ts'
import { find } from '../read/resolve.ts'
import type { Converting } from './conversion.ts'
import { convertSchema } from './schema.ts'

interface Hoisting {
  readonly moved: Converting['moved']
  /** The document with the schemas that were referred to within others. */
  readonly withMoved: (document: JsonObject, converting: Converting) => JsonObject
}

/** `#/components/schemas/Pet/$defs/Owner`: a schema within a schema, to which only 3.1 can refer by a name. */
const within = /\/\$defs\/[^/]+$/

/** Moves the schemas of `$defs` that are referred to among the components' schemas, under names that models can have. */
export function hoisting(root: Spot): Hoisting {
  const taken = new Set(Object.keys(schemasOf(root.value)))
  const named = new Map<string, string>()
  const waiting: { readonly name: string; readonly spot: Spot }[] = []
  return {
    moved(reference) {
      if (!within.test(reference) || !reference.startsWith('#/')) return reference
      let name = named.get(reference)
      if (name === undefined) {
        const target = find(root, reference)
        if (target.value === undefined) return reference
        name = freeName(reference, taken)
        named.set(reference, name)
        taken.add(name)
        waiting.push({ name, spot: target })
      }
      return `#/components/schemas/${name}`
    },
    withMoved(document, converting) {
      const schemas: [string, Json][] = []
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        schemas.push([next.name, convertSchema(converting, next.spot)])
        converting.reword(`A schema of $defs moves to components.schemas.${next.name}`, next.spot)
      }
      if (schemas.length === 0) return document
      const components = isJsonObject(document['components']) ? document['components'] : {}
      return { ...document, components: { ...components, schemas: { ...schemasOf(document), ...Object.fromEntries(schemas) } } }
    },
  }
}

function schemasOf(document: Json | undefined): JsonObject {
  const components = isJsonObject(document) ? document['components'] : undefined
  const schemas = isJsonObject(components) ? components['schemas'] : undefined
  return isJsonObject(schemas) ? schemas : {}
}

/** `#/components/schemas/Pet/$defs/Owner` → `PetOwner`: the names of models have letters and digits alone. */
function freeName(reference: string, taken: ReadonlySet<string>): string {
  const name = reference
    .split('/')
    .slice(3)
    .filter((part) => part !== '$defs')
    .join('')
    .replaceAll(/[^A-Za-z0-9]/g, '')
  for (let count = 1; ; count++) {
    const each = count === 1 && name !== '' ? name : `${name}${count}`
    if (!taken.has(each)) return each
  }
}
