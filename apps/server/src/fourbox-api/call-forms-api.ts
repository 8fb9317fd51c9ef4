import { recordedChangeKey } from '@fourbox/domain'
import { helpingHeaders, ServiceError } from '@fourbox/wire'
import express from 'express'
import { readCalls, readEndpoint } from '../call-forms/read-calls.ts'
import { type PartsContext, readParts, readPartsOfCalls } from '../call-forms/read-parts.ts'
import { writeForms } from '../call-forms/write-forms.ts'
import { readFields } from './read-fields.ts'

/**
 * Changes in every form in which they can be copied: those that the history tells, and the calls that a client has made.
 * `endpoint` is where the copies are sent.
 */
export function callFormsApi(context: PartsContext): express.Router {
  const router = express.Router({ caseSensitive: true, strict: true })

  router.get('/history/:restApiId/:sequence/forms', async ({ params: { restApiId, sequence }, query }, response) => {
    const key = /^\d{1,12}$/.test(sequence) ? recordedChangeKey(restApiId, Number(sequence)) : undefined
    const change = key === undefined ? undefined : await context.documents.get('recordedChange', key)
    if (!change) return void response.status(404).json({ message: 'There is no such change' })
    const { operation, input, differences } = change
    const calls = operation === undefined || input === undefined ? [] : [{ operation, input }]
    const parts = await readParts(context, restApiId, differences)
    response.json({ item: writeForms({ calls, ...(parts && { parts }), ...sentTo(query['endpoint']) }) })
  })

  router.post('/calls/forms', async ({ body }, response) => {
    const { calls: said, endpoint } = readFields(body)
    try {
      const calls = readCalls(said)
      if (!calls) return void response.status(400).json({ message: '"calls" must be a list of up to 200: {"operation": "PutMethod", "input": {…}}' })
      const parts = await readPartsOfCalls(context, calls)
      response.json({ item: writeForms({ calls, ...(parts && { parts }), ...sentTo(endpoint) }) })
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error
      response.status(400).set(helpingHeaders(error)).json({ message: error.message })
    }
  })
  return router
}

function sentTo(said: unknown): { readonly endpoint?: string } {
  const endpoint = readEndpoint(said)
  return endpoint === undefined ? {} : { endpoint }
}
