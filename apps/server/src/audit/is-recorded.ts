import type { AskedAction } from '../access/asked-action.ts'

/** They keep something that anybody may read or call, but change nothing of what is configured. */
const passing: ReadonlySet<string> = new Set([
  'Invoke',
  'InvokeAsync',
  'InvokeWithResponseStream',
  'PutLogEvents',
  'TestInvokeMethod',
  'TestInvokeAuthorizer',
  'POST /_fourbox/domain-calls',
  'POST /_fourbox/stacks/compare',
  'POST /_fourbox/tests/:restApiId/run',
])

/** Of the operations that a viewer may, those that let somebody in or out. */
const comings: ReadonlySet<string> = new Set(['POST /_fourbox/sessions', 'POST /_fourbox/sign-in-addresses', 'DELETE /_fourbox/session'])

/** Whether an operation that was let through belongs into the audit log: what changes something, comings and goings, and whoever takes everything along. */
export function isRecorded({ operation, needs }: AskedAction, method: string): boolean {
  if (comings.has(operation) || operation === 'GET /_fourbox/backup') return true
  return needs !== 'viewer' && method !== 'GET' && method !== 'HEAD' && !passing.has(operation)
}
