import { useMutation, useQuery } from '@tanstack/react-query'
import { call, type Input } from '../../client/aws.ts'
import { recordedCall } from '../../client/calls.ts'

type TestInput = Omit<Input<'TestInvokeMethod'>, 'restApiId' | 'resourceId' | 'httpMethod'>

/** One test of a method at a time, its answer, and the trace that lights the boxes. */
export function useTestRun(restApiId: string, resourceId: string, httpMethod: string) {
  const run = useMutation({
    mutationFn: async ({ verb, ...input }: TestInput & { readonly verb: string }) => {
      const result = await call('TestInvokeMethod', { restApiId, resourceId, httpMethod: verb, ...input })
      return { result, pathWithQueryString: input.pathWithQueryString ?? '', requestId: requestIdOf(result.log) }
    },
    // Nothing of the API changes by a test.
    meta: { shown: true, readsOnly: true },
  })
  const requestId = run.data?.requestId
  const trace = useQuery({ ...recordedCall(requestId ?? ''), enabled: requestId !== undefined })
  return { run, trace: requestId === undefined ? undefined : (trace.data ?? undefined), httpMethod }
}

export type TestRun = ReturnType<typeof useTestRun>

/** The execution log's first line names the request. */
function requestIdOf(log: string | undefined): string | undefined {
  return /request:? ([0-9a-f-]{36})/.exec(log ?? '')?.[1]
}
