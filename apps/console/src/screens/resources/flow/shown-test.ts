import type { TestInvokeMethodResponse } from '@aws-sdk/client-api-gateway'
import { queryOptions, skipToken } from '@tanstack/react-query'
import type { TestedMethod } from '../../../components/test-call/test-input.ts'
import type { TestCall } from '../../../components/saved-tests/suggested-test.ts'

/** A test as AWS answered it. */
export interface TestAnswer {
  readonly requestId: string | undefined
  readonly pathWithQueryString: string
  /** What was sent, and by which verb. */
  readonly call: TestCall
  readonly verb: string
  readonly result: TestInvokeMethodResponse
}

/** What `useQuery` needs for the last answer of a method's tests: kept while the person looks elsewhere, and never asked for. */
export function lastAnswer(method: TestedMethod) {
  return queryOptions<TestAnswer>({ queryKey: ['test-answer', method], queryFn: skipToken, gcTime: Infinity, staleTime: Infinity })
}
