import { servingChanges, stageKey } from '@fourbox/domain'
import type { Documents } from '@fourbox/store'
import express from 'express'

/** Which stage of an API served which deployments, and when, below `/_fourbox`. */
export function servingApi({ documents }: { readonly documents: Pick<Documents, 'get' | 'list'> }): express.Router {
  const router = express.Router({ caseSensitive: true, strict: true })
  router.get('/serving/:restApiId', async ({ params: { restApiId } }, response) => {
    const [api, history, stages] = await Promise.all([
      documents.get('restApi', restApiId),
      documents.get('servingHistory', restApiId),
      documents.list('stage', { prefix: stageKey(restApiId, '') }),
    ])
    if (!api) return void response.status(404).json({ message: 'There is no such API' })
    response.json({ item: servingChanges(history, stages.items) })
  })
  return router
}
