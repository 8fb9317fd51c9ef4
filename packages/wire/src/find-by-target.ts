import type { Operation } from './operations.ts'
import type { OperationFinder } from './service.ts'

/** AWS's JSON protocol: finds the operation that `X-Amz-Target: {prefix}.{name}` names. */
export function findByTarget(operations: readonly Operation[], prefix: string): OperationFinder {
  const byTarget = new Map(operations.map((operation) => [`${prefix}.${operation.name}`, { operation, labels: new Map<string, string>() }]))
  return ({ header }) => byTarget.get(header('x-amz-target') ?? '')
}
