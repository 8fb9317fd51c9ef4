import express from 'express'
import type { AllNodes } from '../all-nodes/all-nodes.ts'

/** The servers that share the store of this one, below `/_fourbox`. */
export function nodesApi({ nodes }: { readonly nodes: Pick<AllNodes, 'list'> }): express.Router {
  const router = express.Router({ caseSensitive: true, strict: true })
  router.get('/nodes', async (_request, response) => {
    response.json({ item: await nodes.list() })
  })
  return router
}
