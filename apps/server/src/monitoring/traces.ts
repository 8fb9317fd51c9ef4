import { reportBug } from '../failures/report-bug.ts'
import { stageKey, testStage, type Trace } from '@fourbox/domain'
import type { Documents, LogEvent, Logs } from '@fourbox/store'
import type { DataPlane, TraceQuery } from '../execute-api/data-plane.ts'
import { traceGroup, traceGroups, traceStream } from '../execute-api/observe/trace-keeper.ts'

export interface TraceSources {
  readonly dataPlane: Pick<DataPlane, 'traces'>
  readonly logs: Logs
}

/** Traces of calls, newest first: those that the workers' rings hold, and what the store kept of those before them. */
export async function readTraces({ dataPlane, logs }: TraceSources, query: TraceQuery): Promise<readonly Trace[]> {
  const { limit = 100 } = query
  const [fresh, kept] = await Promise.all([dataPlane.traces({ ...query, limit }), readKept(logs, query, limit)])
  const known = new Set(fresh.map(keyOf))
  return [...fresh, ...kept.filter((trace) => !known.has(keyOf(trace)))].toSorted((a, b) => b.startedAt - a.startedAt).slice(0, limit)
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
  return documents.onChange((kind, id) => {
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
function keyOf({ requestId, startedAt }: Trace): string {
  return `${startedAt} ${requestId}`
}

function placeOf(group: string): { readonly restApiId: string; readonly stage: string } {
  const slash = group.indexOf('/')
  return { restApiId: group.slice(traceGroups.length, slash), stage: group.slice(slash + 1) }
}
