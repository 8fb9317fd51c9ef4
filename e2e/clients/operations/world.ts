import type { APIGatewayClient } from '@aws-sdk/client-api-gateway'
import { succeed, textOf } from './call.ts'
import { type Lookup, steps } from './inputs.ts'

/** Runs the steps up to the first deletion: an API with one of everything, keys, plans, domains and links. */
export async function buildWorld(client: APIGatewayClient): Promise<Lookup> {
  const world = new Map<string, string>()
  const lookup: Lookup = (name) => {
    const value = world.get(name)
    if (value === undefined) throw new Error(`No step has answered: ${name}`)
    return value
  }
  const end = steps.findIndex(({ operation }) => operation.startsWith('Delete'))
  for (const { operation, input, keep = {} } of steps.slice(0, end)) {
    const answer = await succeed(client, operation, input(lookup))
    for (const [member, kept] of Object.entries(keep)) world.set(kept, textOf(answer, member))
  }
  return lookup
}
