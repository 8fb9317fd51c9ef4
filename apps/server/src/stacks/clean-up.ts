import { isSupportedType } from '@fourbox/cloudformation'
import type { StackResource } from '@fourbox/domain'
import type { AppliedResource } from './apply-plan.ts'
import { handlers } from './handlers/handlers.ts'
import { textProperty } from './handlers/noun.ts'
import { isMissing, isRefusal } from './resource-refused.ts'
import type { StackServices } from './services.ts'

export interface CleanUpOrder {
  /** By logical id, in the order of their making: those in whose place others have come. */
  readonly superseded: readonly (readonly [string, StackResource])[]
  /** By logical id, in the order of their making: those that the template has no longer. */
  readonly gone: readonly (readonly [string, StackResource])[]
  /** What is there and stays. */
  readonly standing: readonly StackResource[]
}

export interface CleanUp {
  readonly applied: readonly AppliedResource[]
  /** Why something could not be deleted; it is no part of the stack any more, and stays. */
  readonly warnings: readonly string[]
}

/** Deletes what a stack has no use for any more, the last that was made first. What somebody else has deleted is gone. */
export async function cleanUp({ superseded, gone, standing }: CleanUpOrder, services: StackServices): Promise<CleanUp> {
  const applied: AppliedResource[] = []
  const warnings: string[] = []
  // What stands under the same name has taken over what is to be deleted: a version whose code is the same, for example.
  const taken = new Set(standing.map(identityOf))
  const remove = async (logicalId: string, resource: StackResource) => {
    if (taken.has(identityOf(resource))) return
    const refusal = await removeResource(resource, services)
    if (refusal !== undefined) warnings.push(`${logicalId} (${resource.type}) ${resource.physicalId} stays: ${refusal}`)
  }
  for (const [logicalId, resource] of superseded.toReversed()) await remove(logicalId, resource)
  for (const [logicalId, resource] of gone.toReversed()) {
    const { type, physicalId, retained } = resource
    if (!retained) await remove(logicalId, resource)
    applied.push({ logicalId, type, physicalId, action: retained ? 'retained' : 'deleted' })
  }
  return { applied, warnings }
}

/** Answers why it could not be deleted. */
async function removeResource(resource: StackResource, services: StackServices): Promise<string | undefined> {
  if (!isSupportedType(resource.type)) return 'nothing is known of its type'
  try {
    await handlers[resource.type].remove(resource, services)
    return undefined
  } catch (error) {
    if (isMissing(error)) return undefined
    if (isRefusal(error)) return error.message
    throw error
  }
}

function identityOf({ type, physicalId, properties }: StackResource): string {
  return JSON.stringify([type, textProperty(properties, 'RestApiId'), physicalId])
}
