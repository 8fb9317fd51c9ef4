import type { Stage } from '@aws-sdk/client-api-gateway'
import { useQueries } from '@tanstack/react-query'
import { undeployed } from '../../client/fourbox.ts'

/** How many changes of the draft each of the stages does not serve yet, in their order. */
export function useBehind(restApiId: string, stages: readonly Stage[]): readonly number[] {
  return useQueries({
    queries: stages.map(({ stageName = '' }) => undeployed(restApiId, stageName)),
    combine: (answers) => answers.map(({ data }) => data?.length ?? 0),
  })
}

/** `1 change behind`. */
export function behindText(changes: number): string {
  return `${changes === 1 ? '1 change' : `${changes} changes`} behind`
}
