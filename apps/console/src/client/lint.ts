import type { LintFinding, LintRule } from '@fourbox/domain'
import type { QueryFunctionContext } from '@tanstack/react-query'
import { call, type Input, type OperationName } from './aws.ts'
import { readItems } from './fourbox.ts'

/** What `useQuery` needs for what of an API would fail or surprise on AWS. */
export function lintOf(restApiId: string) {
  return {
    queryKey: ['lint', { restApiId }],
    queryFn: ({ signal }: QueryFunctionContext) => readItems<LintFinding>(`lint/${restApiId}`, signal),
  }
}

/** What `useQuery` needs for the rules. */
export const lintRules = {
  queryKey: ['lint-rules'],
  queryFn: ({ signal }: QueryFunctionContext) => readItems<LintRule>('lint-rules', signal),
  staleTime: Infinity,
}

interface Mending {
  readonly restApiId: string
  readonly fix: NonNullable<LintFinding['fix']>
}

/** What `useMutation` needs to do what a finding offers. */
export const mendFinding = {
  mutationKey: ['MendFinding'],
  mutationFn: ({ restApiId, fix: { operation, input } }: Mending) => {
    const name: OperationName = operation
    // The server offers AWS's operation with its own input.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return call(name, { restApiId, ...input } as Input<typeof name>)
  },
}
