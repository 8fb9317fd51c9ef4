import type { CallSummary } from '@fourbox/domain'
import type { ControlClient } from '../../command-line/control-client.ts'
import { fieldsOf } from '../../fourbox-api/read-fields.ts'
import type { Tool } from '../tool.ts'
import { objectSchema, segment, text, wholeNumber } from './input.ts'
import { watchCalls } from './watch-calls.ts'

const place = {
  restApiId: { type: 'string', description: 'Of this API alone' },
  stage: { type: 'string', description: 'Of this stage alone' },
}
const mostCalls = 1000
const mostSeconds = 60

/** The calls that deployed stages answer, and why they were answered so. */
export function callTools(client: ControlClient): readonly Tool[] {
  return [
    {
      name: 'list_calls',
      description:
        'Lists calls that were recorded, newest first, a line each: method, path, status, latencies, what decided. Calls of a stage are recorded while its tracing is on or somebody watches it, tests of methods always (stage test-invoke-stage). Secrets are starred.',
      effect: 'nothing',
      inputSchema: objectSchema({ ...place, limit: { type: 'integer', minimum: 1, maximum: mostCalls, default: 20 } }),
      call: async (input, signal) => {
        const limit = wholeNumber(input, 'limit', { most: mostCalls, standard: 20 })
        const query = { restApiId: text(input, 'restApiId'), stage: text(input, 'stage'), limit: String(limit) }
        return { value: fieldsOf(await client.json('GET', '/_fourbox/traces/calls', { query, signal })) }
      },
    },
    {
      name: 'get_trace',
      description:
        'Reads one recorded call whole: its boxes with their times, the facts behind each decision, mapping templates evaluated step by step, the execution log, request and answer. Secrets are starred.',
      effect: 'nothing',
      inputSchema: objectSchema({ requestId: { type: 'string', description: 'From list_calls, or of the answer’s x-amzn-RequestId' } }, ['requestId']),
      call: async (input, signal) => ({
        value: fieldsOf(await client.json('GET', `/_fourbox/traces/${segment(input, 'requestId')}`, { signal })),
      }),
    },
    {
      name: 'watch_calls',
      description:
        'Watches live traffic for some seconds and answers the calls that came meanwhile, which are recorded for get_trace. Send or await traffic while it runs.',
      effect: 'nothing',
      inputSchema: objectSchema({
        ...place,
        seconds: { type: 'integer', minimum: 1, maximum: mostSeconds, default: 10 },
        limit: { type: 'integer', minimum: 1, maximum: mostCalls, default: 100, description: 'Ends as soon as so many have come' },
      }),
      call: async (input, signal) => {
        const watched: { readonly calls: readonly CallSummary[]; readonly missed: number } = await watchCalls(client, {
          query: { restApiId: text(input, 'restApiId'), stage: text(input, 'stage') },
          millis: wholeNumber(input, 'seconds', { most: mostSeconds, standard: 10 }) * 1000,
          limit: wholeNumber(input, 'limit', { most: mostCalls, standard: 100 }),
          signal,
        })
        return { value: { ...watched } }
      },
    },
  ]
}
