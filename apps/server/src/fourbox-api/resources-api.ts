import { apiGateway, ServiceError } from '@fourbox/wire'
import express from 'express'
import { copyResource } from '../control-plane/resources/copy-resource.ts'
import { writeResource } from '../control-plane/resources/resources.ts'
import { readSaid } from './read-fields.ts'

type ResourcesContext = Parameters<typeof copyResource>[0]

/** What AWS has no single call for, below `/_fourbox/resources`: a resource is copied with all that is below it. */
export function resourcesApi(context: ResourcesContext): express.Router {
  const router = express.Router({ caseSensitive: true, strict: true })

  router.post('/resources/:restApiId/:resourceId/copy', async ({ params, body }, response) => {
    const wanted = readWanted(body)
    if (!wanted)
      return void response.status(400).json({ message: 'The body must be {"pathPart": "name"}, and may have the "parentId" under which the copy is to stand' })
    try {
      response.status(201).json(writeResource(await copyResource(context, { ...params, ...wanted }), false))
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error
      const { status, headers, body: text } = apiGateway.rules.writeError(error)
      response.status(status).set(headers).send(text)
    }
  })
  return router
}

function readWanted(body: unknown): { readonly pathPart: string; readonly parentId?: string } | undefined {
  const { pathPart, parentId } = readSaid(body) ?? {}
  if (typeof pathPart !== 'string' || (parentId !== undefined && typeof parentId !== 'string')) return undefined
  return { pathPart, ...(parentId !== undefined && { parentId }) }
}
