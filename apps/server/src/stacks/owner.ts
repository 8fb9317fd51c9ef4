import type { JsonObject } from '@fourbox/cloudformation'
import type { Stack } from '@fourbox/domain'
import type { Documents } from '@fourbox/store'

/** The other stack that has a resource of a type under one of the names that properties give, and that name. */
export async function ownerOf(
  documents: Documents,
  { stackName, type, properties }: { readonly stackName: string; readonly type: string; readonly properties: JsonObject },
): Promise<{ readonly stack: Stack; readonly name: string } | undefined> {
  const names = new Set(Object.values(properties).filter((value) => typeof value === 'string'))
  for (const stack of (await documents.list('stack')).items) {
    if (stack.stackName === stackName) continue
    const owned = Object.values(stack.resources).find((resource) => resource.type === type && names.has(resource.physicalId))
    if (owned) return { stack, name: owned.physicalId }
  }
  return undefined
}
