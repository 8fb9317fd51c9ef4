import express from 'express'
import type { AllNodes } from '../all-nodes/all-nodes.ts'
import type { TraceQuery } from '../execute-api/data-plane.ts'
import { readCalls, readTraces, type TraceSources } from '../monitoring/traces.ts'
import { withSilent } from './with-silent.ts'
import { streamEvents } from './server-sent-events.ts'

export interface TracesApiSettings extends TraceSources {
  readonly nodes: Pick<AllNodes, 'traces' | 'calls' | 'watchCalls'>
}

/** No API and no stage is called by more. */
const longestName = 128
/** Each that looks makes workers trace, and is told to all of them. */
const mostWatching = 100

/** The calls that were traced, kept ones and those that come, below `/_fourbox`. */
export function tracesApi(settings: TracesApiSettings): express.Router {
  const router = express.Router({ caseSensitive: true, strict: true })
  let watching = 0

  router.get('/traces', async (request, response) => {
    response.json(withSilent(await readTraces(settings, readTraceQuery(request.query))))
  })
  router.get('/traces/live', (request, response) => {
    const { limit: _limit, ...wanted } = readTraceQuery(request.query)
    if (Object.values(wanted).some((name) => name.length > longestName)) return void response.status(400).json({ message: 'There is no such API or stage' })
    if (watching >= mostWatching) return void response.status(503).json({ message: 'Too many look at live calls; close some of those pages' })
    watching += 1
    response.once('close', () => (watching -= 1))
    streamEvents(response, (send) => settings.nodes.watchCalls({ wanted: [wanted], onCalls: send }))
  })
  router.get('/traces/calls', async (request, response) => {
    response.json(withSilent(await readCalls(settings, readTraceQuery(request.query))))
  })
  router.get('/traces/:requestId', async (request, response) => {
    const { items, silent } = await readTraces(settings, { requestId: request.params.requestId, limit: 1 })
    const [trace] = items
    if (trace) response.json(trace)
    else response.status(404).json({ message: `No such trace is kept any more${unlessKept(silent)}` })
  })
  return router
}

function readTraceQuery(query: express.Request['query']): TraceQuery {
  const { restApiId, stage, limit } = query
  return {
    ...(typeof restApiId === 'string' ? { restApiId } : {}),
    ...(typeof stage === 'string' ? { stage } : {}),
    ...(typeof limit === 'string' && /^\d{1,4}$/.test(limit) ? { limit: Number(limit) } : {}),
  }
}

function unlessKept(silent: readonly string[]): string {
  return silent.length === 0 ? '' : `, unless by what does not answer: ${silent.join(', ')}`
}
