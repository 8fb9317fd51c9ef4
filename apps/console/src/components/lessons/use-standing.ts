import { testStage } from '@fourbox/domain'
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { callsOfApi, liveCalls, type StagePlace } from '../../client/calls.ts'
import { keepConnected } from '../../client/keep-connected.ts'
import { query, wholeList } from '../../client/query.ts'
import { functionFacts } from '../function/function-facts.ts'
import type { Lesson, Standing, Step } from './lesson.ts'
import { deployedStage } from './standing.ts'

/** What stands on the server for a lesson that was begun then; undefined until it is known. It is read anew whenever anybody changes something. */
export function useStanding({ apiName }: Lesson, since: number): Standing | undefined {
  const apis = useQuery(wholeList('GetRestApis', {}))
  // AWS stamps whole seconds.
  const made = (apis.data ?? []).filter(({ name, createdDate }) => name === apiName && (createdDate?.getTime() ?? 0) + 999 >= since)
  const api = made.toSorted((a, b) => (b.createdDate?.getTime() ?? 0) - (a.createdDate?.getTime() ?? 0))[0]
  const { id: restApiId = '' } = api ?? {}
  const enabled = api !== undefined
  const resources = useQuery({ ...wholeList('GetResources', { restApiId, embed: ['methods'] }), enabled })
  const stages = useQuery({ ...query('GetStages', { restApiId }), enabled })
  const deployments = useQuery({ ...wholeList('GetDeployments', { restApiId }), enabled })
  const calls = useQuery({ ...callsOfApi(restApiId), enabled })
  const functions = useQuery(functionFacts)
  if (!apis.data || !functions.data) return undefined
  const known = { api, functions: new Set(functions.data.keys()) }
  if (!enabled) return { ...known, resources: [], stages: [], deployments: [], calls: [] }
  if (!resources.data || !stages.data || !deployments.data || !calls.data) return undefined
  return { ...known, resources: resources.data, stages: stages.data.item ?? [], deployments: deployments.data, calls: calls.data }
}

/** Hears of the calls by which a step is done; a stage is traced as long as somebody listens. */
export function useHearing(standing: Standing | undefined, heardOf: Step['heardOf']): void {
  const queryClient = useQueryClient()
  const restApiId = standing?.api?.id
  const stageName = heardOf === 'test' ? testStage : standing && deployedStage(standing)?.stageName
  useEffect(() => {
    if (heardOf === undefined || restApiId === undefined || stageName === undefined) return undefined
    const leaving = new AbortController()
    void listen(queryClient, { restApiId, stageName }, leaving.signal)
    return () => leaving.abort()
  }, [queryClient, restApiId, stageName, heardOf])
}

/** Reads the recorded calls again with each batch that comes. */
function listen(queryClient: QueryClient, place: StagePlace, signal: AbortSignal): Promise<void> {
  const batches = async (onConnected: () => void) => {
    const live = liveCalls(place, signal)
    while ((await live.next()).done !== true) {
      onConnected()
      void queryClient.invalidateQueries({ queryKey: callsOfApi(place.restApiId).queryKey })
    }
  }
  return keepConnected(batches, () => undefined, signal)
}
