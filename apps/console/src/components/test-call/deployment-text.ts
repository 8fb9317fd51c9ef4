import type { Trace } from '@fourbox/domain'

/** `canary deployment abc123`; undefined where an earlier version recorded none. */
export function deploymentText({ deploymentId, isCanary = false }: Trace): string | undefined {
  return deploymentId && `${isCanary ? 'canary ' : ''}deployment ${deploymentId}`
}
