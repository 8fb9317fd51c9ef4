import express from 'express'
import { goBack, GoingBackRefused, type HistoryContext, readHistory } from '../history/go-back.ts'
import { readFields } from './read-fields.ts'

/** The changes of a draft, below `/_fourbox/history`: listed, undone and made again. */
export function historyApi(context: HistoryContext): express.Router {
  const router = express.Router({ caseSensitive: true, strict: true })

  router.get('/history/:restApiId', async ({ params }, response) => {
    await answer(response, () => readHistory(context, params.restApiId))
  })
  for (const action of ['undo', 'redo'] as const) {
    router.post(`/history/:restApiId/${action}`, async ({ params, body }, response) => {
      const { sequence } = readFields(body)
      await answer(response, async () => {
        await goBack(context, { restApiId: params.restApiId, action, ...(typeof sequence === 'number' && { sequence }) })
        return readHistory(context, params.restApiId)
      })
    })
  }
  return router
}

async function answer(response: express.Response, act: () => Promise<unknown>): Promise<void> {
  try {
    response.json(await act())
  } catch (error) {
    if (!(error instanceof GoingBackRefused)) throw error
    response.status(error.status).json({ message: error.message })
  }
}
