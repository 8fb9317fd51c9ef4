import { compilePolicy, type CompiledPolicy } from '../policy/policy.ts'

/** A policy of a caller, as whoever keeps its keys would lend it. */
export function trialPolicy(...statements: readonly object[]): CompiledPolicy {
  const policy = compilePolicy({ Statement: statements }, 'arn:aws:execute-api:*:*:*/')
  if (policy === undefined) throw new Error('no policy')
  return policy
}
