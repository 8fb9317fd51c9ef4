import { isGreedy, isPathPart, readPathPart } from '@fourbox/domain'
import { call, type Output } from '../../client/aws.ts'
import { inSequence } from '../../client/sequence.ts'
import { allCorsMethods, corsHeaders, putOptionsMethod } from '../../components/method/cors.ts'
import { fault, type Found, found } from '../../components/form/faults.ts'

export interface ResourceDraft {
  readonly parentId: string
  readonly name: string
  readonly proxy: boolean
  readonly cors: boolean
}

/** What can be said of the fields before they are sent; whether a sibling has the name, the server knows. */
export function checkResource({ name, proxy }: ResourceDraft): Found {
  if (name === '') return found(fault('pathPart', 'Enter a resource name.'))
  const lacksGreedyVariable = proxy && !(isPathPart(name) && isGreedy(name))
  if (lacksGreedyVariable) return found(fault('pathPart', 'A proxy resource has a greedy variable, such as {proxy+}.'))
  return found([], readPathPart(name, { parent: { path: '/' }, siblings: [] }))
}

/** Creates the resource and, where asked for, its CORS method: both or none. */
export function createResource(restApiId: string, { parentId, name, cors }: ResourceDraft): Promise<Output<'CreateResource'>> {
  return inSequence(async (step) => {
    const create = () => call('CreateResource', { restApiId, parentId, pathPart: name })
    if (!cors) return create()
    const resource = await step(`the resource ${name}`, create, ({ id }) => call('DeleteResource', { restApiId, resourceId: id }))
    await putOptionsMethod(step, { restApiId, resourceId: resource.id ?? '' }, corsHeaders(allCorsMethods))
    return resource
  })
}
