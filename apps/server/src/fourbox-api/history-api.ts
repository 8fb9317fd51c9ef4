import express from 'express'
import { goBack, GoingBackRefused, type HistoryContext, readHistory } from '../history/go-back.ts'
import { readSaid } from './read-fields.ts'

/** The changes of a draft, below `/_fourbox/history`: listed, undone and made again. */
export function historyApi(context: HistoryContext): express.Router {
  const router = express.Router({ caseSensitive: true, strict: true })

  router.get('/history/:restApiId', async ({ params }, response) => {
    await answer(response, () => readHistory(context, params.restApiId))
  })
  for (const action of ['undo', 'redo'] as const) {
    router.post(`/history/:restApiId/${action}`, async ({ params, body }, response) => {
      const meant = readMeant(body)
      if (!meant) return void response.status(400).json({ message: 'The body must be empty, or {"sequence": N} with the number of the change that is meant' })
      await answer(response, async () => {
        await goBack(context, { restApiId: params.restApiId, action, ...meant })
        return readHistory(context, params.restApiId)
      })
    })
  }
  return router
}

/** Which change is meant; whichever is the newest where nothing is said. Undefined where what is said cannot be understood. */
function readMeant(body: unknown): { readonly sequence?: number } | undefined {
  const said = readSaid(body)
  if (!said || Object.keys(said).some((name) => name !== 'sequence')) return undefined
  const { sequence } = said
  if (sequence === undefined) return {}
  return typeof sequence === 'number' && Number.isSafeInteger(sequence) ? { sequence } : undefined
}

async function answer(response: express.Response, act: () => Promise<unknown>): Promise<void> {
  try {
    response.json(await act())
  } catch (error) {
    if (!(error instanceof GoingBackRefused)) throw error
    response.status(error.status).json({ message: error.message })
  }
}
