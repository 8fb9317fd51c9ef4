import express from 'express'
import type { AllNodes } from '../all-nodes/all-nodes.ts'

/** The servers that share the store of this one, below `/_fourbox`. */
export function nodesApi({ nodes }: { readonly nodes: Pick<AllNodes, 'list' | 'remove'> }): express.Router {
  const router = express.Router({ caseSensitive: true, strict: true })
  router.get('/nodes', async (_request, response) => {
    response.json({ item: await nodes.list() })
  })
  router.delete('/nodes/:id', async ({ params: { id } }, response) => {
    const removal = await nodes.remove(id)
    if (removal === 'unknown') response.status(404).json({ message: 'There is no such node' })
    else if (removal === 'living') response.status(409).json({ message: 'This node lives: it was heard within the last seconds' })
    else response.status(204).end()
  })
  return router
}
