import { call, type Output } from '../../client/aws.ts'
import { inSequence } from '../../client/sequence.ts'
import { allCorsMethods, corsHeaders, putOptionsMethod } from '../../components/method/cors.ts'
import type { Faults } from '../../components/form/form.ts'

export interface ResourceDraft {
  readonly parentId: string
  readonly name: string
  readonly proxy: boolean
  readonly cors: boolean
}

const pathPart = /^(?:[a-zA-Z0-9._\-:,]+|\{[a-zA-Z0-9._$-]+\+?\})$/

export function checkResource({ name, proxy }: ResourceDraft): Faults {
  if (name === '') return { name: 'Enter a resource name.' }
  if (proxy && !/^\{[^{}]+\+\}$/.test(name)) return { name: 'A proxy resource has a greedy variable, such as {proxy+}.' }
  return pathPart.test(name)
    ? {}
    : {
        name: "Resource's path part only allow a-zA-Z0-9._-:, and curly braces at the beginning and the end and an optional plus sign before the closing brace.",
      }
}

/** Nearly all that the server can refuse is about the name under that parent. */
export function fieldOfResource(refusal: string): string | undefined {
  if (/path part|already has this name|sibling/.test(refusal)) return 'name'
  return /child of a resource|Resource identifier/.test(refusal) ? 'parentId' : undefined
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
