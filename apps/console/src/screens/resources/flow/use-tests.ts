import { requestIdOfLog, type Trace, traceOfLog } from '@fourbox/domain'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../client/aws.ts'
import { callsOfApi, recordedCall } from '../../../client/calls.ts'
import type { TestCall } from '../../../components/saved-tests/suggested-test.ts'
import type { TestedMethod } from '../../../components/test-call/test-input.ts'
import { atFourbox } from '../../../settings.ts'
import { lastAnswer, type TestAnswer } from './shown-test.ts'

type SentTest = TestCall & { readonly verb: string }

interface Tests {
  /** Sends one at a time. */
  readonly run: (test: SentTest) => void
  readonly isRunning: boolean
  readonly error: Error | null
  /** The request id of the call that is shown. */
  readonly shownId: string | undefined
  /** Undefined until it is there, and where it is not kept any more. */
  readonly trace: Trace | undefined
  /** What AWS answered to the test that is shown; undefined of a call out of the history. */
  readonly answer: TestAnswer | undefined
}

/**
 * The tests of a method: the one that runs, and the call that is shown, which is the one that the address names, or the last.
 * `onDone` is told the trace of each that is answered.
 */
export function useTests(method: TestedMethod, chosenId: string | undefined, onDone: (trace: Trace) => void): Tests {
  const { restApiId, resourceId } = method
  const queryClient = useQueryClient()
  const last = useQuery(lastAnswer(method)).data
  const run = useMutation({
    mutationFn: async ({ verb, ...input }: SentTest) => {
      const result = await call('TestInvokeMethod', { restApiId, resourceId, httpMethod: verb, ...input })
      const requestId = requestIdOfLog(result.log ?? '')
      const pathWithQueryString = input.pathWithQueryString ?? ''
      const answer: TestAnswer = { requestId, pathWithQueryString, call: input, verb, result }
      queryClient.setQueryData(lastAnswer(method).queryKey, answer)
      if (requestId === undefined) return null
      if (atFourbox) return queryClient.fetchQuery(recordedCall(requestId))
      const { status = 0, latency: latencyInMillis = 0, log = '' } = result
      const told = traceOfLog({ restApiId, httpMethod: verb, path: pathWithQueryString, status, latencyInMillis, log })
      queryClient.setQueryData(recordedCall(requestId).queryKey, told)
      return told
    },
    // Nothing of the API changes by a test.
    meta: { shown: true, readsOnly: true },
    onSuccess: (trace) => {
      void queryClient.invalidateQueries({ queryKey: callsOfApi(restApiId).queryKey })
      if (trace) onDone(trace)
    },
  })
  const shownId = chosenId ?? last?.requestId
  const trace = useQuery({ ...recordedCall(shownId ?? ''), enabled: shownId !== undefined })
  return {
    run: (test) => {
      if (!run.isPending) run.mutate(test)
    },
    isRunning: run.isPending,
    error: run.error,
    shownId,
    trace: shownId === undefined ? undefined : (trace.data ?? undefined),
    answer: last !== undefined && last.requestId === shownId ? last : undefined,
  }
}
