import { reportBug } from '../failures/report-bug.ts'
import { type CallSummary, stageKey, summaryOf, testStage, type Trace } from '@fourbox/domain'
import type { Documents, LogEvent, Logs } from '@fourbox/store'
import type { AllNodes } from '../all-nodes/all-nodes.ts'
import type { Gathered } from '../all-nodes/node-questions.ts'
import type { TraceQuery } from '../execute-api/data-plane.ts'
import { traceGroup, traceGroups, traceStream } from '../execute-api/observe/trace-keeper.ts'

export interface TraceSources {
  readonly nodes: Pick<AllNodes, 'traces' | 'calls'>
  readonly logs: Logs
}

const standardLimit = 100

/** Traces of calls, newest first: those that the rings of all nodes' workers hold, and what the store kept of those before them. */
export function readTraces({ nodes, logs }: TraceSources, query: TraceQuery): Promise<Gathered<Trace>> {
  const { limit = standardLimit } = query
  return newest(nodes.traces({ ...query, limit }), readKept(logs, query, limit), limit)
}

/** The same in short. */
export function readCalls({ nodes, logs }: TraceSources, query: TraceQuery): Promise<Gathered<CallSummary>> {
  const { limit = standardLimit } = query
  const kept = readKept(logs, query, limit).then((traces) => traces.map(summaryOf))
  return newest(nodes.calls({ ...query, limit }), kept, limit)
}

async function newest<T extends Pick<Trace, 'requestId' | 'startedAt'>>(
  ringing: Promise<Gathered<T>>,
  keeping: Promise<readonly T[]>,
  limit: number,
): Promise<Gathered<T>> {
  const [{ items: fresh, silent }, kept] = await Promise.all([ringing, keeping])
  const known = new Set(fresh.map(keyOf))
  return { items: [...fresh, ...kept.filter((call) => !known.has(keyOf(call)))].toSorted((a, b) => b.startedAt - a.startedAt).slice(0, limit), silent }
}

/**
 * Forgets the traces of stages and APIs that are gone, now and whenever one is deleted.
 * Answers the function that ends it.
 */
export async function sweepTraces(documents: Documents, logs: Logs): Promise<() => void> {
  const isGone = async (group: string) => {
    const { restApiId, stage } = placeOf(group)
    if ((await documents.get('restApi', restApiId)) === undefined) return true
    return stage !== testStage && (await documents.get('stage', stageKey(restApiId, stage))) === undefined
  }
  const sweep = async (prefix: string) => {
    for (const group of await logs.groups(prefix)) if (await isGone(group)) await logs.delete(group)
  }
  await sweep(traceGroups)
  return documents.onChange((kind, id, mayHaveGone) => {
    if (!mayHaveGone) return
    const swept = kind === 'restApi' ? sweep(traceGroup(id)) : kind === 'stage' ? sweep(`${traceGroups}${id}`) : undefined
    swept?.catch(reportBug)
  })
}

/** One group after the other, so that no more is in memory than is asked for. */
async function readKept(logs: Logs, query: TraceQuery, limit: number): Promise<readonly Trace[]> {
  const { restApiId, requestId } = query
  let newest: readonly LogEvent[] = []
  for (const group of await logs.groups(restApiId === undefined ? traceGroups : traceGroup(restApiId))) {
    if (query.stage !== undefined && placeOf(group).stage !== query.stage) continue
    const { events } = await logs.read(group, { stream: traceStream, ...(requestId === undefined ? {} : { contains: JSON.stringify(requestId) }) })
    newest = [...newest, ...events].toSorted((a, b) => b.at - a.at || b.sequence - a.sequence).slice(0, limit)
  }
  return newest.map(({ message }): Trace => JSON.parse(message)).filter((trace) => requestId === undefined || trace.requestId === requestId)
}

/** A client may choose the id of its request, and choose it twice. */
function keyOf({ requestId, startedAt }: Pick<Trace, 'requestId' | 'startedAt'>): string {
  return `${startedAt} ${requestId}`
}

function placeOf(group: string): { readonly restApiId: string; readonly stage: string } {
  const slash = group.indexOf('/')
  return { restApiId: group.slice(traceGroups.length, slash), stage: group.slice(slash + 1) }
}
