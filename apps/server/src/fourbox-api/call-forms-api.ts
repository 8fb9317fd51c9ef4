import { recordedChangeKey } from '@fourbox/domain'
import type { Documents } from '@fourbox/store'
import express from 'express'
import { readCalls, readEndpoint } from '../call-forms/read-calls.ts'
import { writeForms } from '../call-forms/write-forms.ts'
import { readFields } from './read-fields.ts'

/** Calls in every form in which they can be copied: those of a change that the history tells, and those that a client has made. `endpoint` is where the copies are sent. */
export function callFormsApi({ documents }: { readonly documents: Documents }): express.Router {
  const router = express.Router({ caseSensitive: true, strict: true })

  router.get('/history/:restApiId/:sequence/forms', async ({ params: { restApiId, sequence }, query }, response) => {
    const change = /^\d{1,12}$/.test(sequence) ? await documents.get('recordedChange', recordedChangeKey(restApiId, Number(sequence))) : undefined
    const { operation, input } = change ?? {}
    if (operation === undefined || input === undefined) {
      const message = change ? 'What this change was asked for by is not kept' : 'There is no such change'
      return void response.status(404).json({ message })
    }
    response.json({ item: writeForms({ calls: [{ operation, input }], ...sentTo(query['endpoint']) }) })
  })

  router.post('/calls/forms', ({ body }, response) => {
    const { calls: said, endpoint } = readFields(body)
    const calls = readCalls(said)
    if (!calls) return void response.status(400).json({ message: '"calls" must be a list of up to 200: {"operation": "PutMethod", "input": {…}}' })
    response.json({ item: writeForms({ calls, ...sentTo(endpoint) }) })
  })
  return router
}

function sentTo(said: unknown): { readonly endpoint?: string } {
  const endpoint = readEndpoint(said)
  return endpoint === undefined ? {} : { endpoint }
}
