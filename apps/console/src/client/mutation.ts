import { call, type Input, type OperationName, type Output } from './aws.ts'

/**
 * What `useMutation` needs to write: `useMutation(mutation('CreateStage'))`. When it has ended, every query of the same
 * API is read again (`refresh.ts`); a refusal goes to the flash bar unless the caller shows it itself (`meta: { shown: true }`).
 */
export function mutation<N extends OperationName>(name: N) {
  return { mutationKey: [name] as const, mutationFn: (input: Input<N>): Promise<Output<N>> => call(name, input) }
}
