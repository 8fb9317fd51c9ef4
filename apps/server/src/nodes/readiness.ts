import type { Role } from './role.ts'

/** Whether a node should be sent calls, and why not. All of it can be cloned. */
export interface Readiness {
  /** `starting` until it serves, and while it has no worker that does, `draining` from the moment in which it was told to stop. */
  readonly status: 'starting' | 'ready' | 'draining'
  readonly role: Role
  /** While the database cannot be asked; the message says in words what is served meanwhile. */
  readonly database?: 'away'
  readonly message?: string
}

/** What a node tells of itself, which starts anew where it should answer deployed APIs and no worker of it lives. */
export function withWorkers(told: Readiness, workersLive: () => boolean): Readiness {
  return told.status === 'ready' && told.role !== 'control' && !workersLive() ? { ...told, status: 'starting' } : told
}

/** What is said to whoever asks for a node's health, on any of its ports and under any name. */
export interface HealthAnswer {
  readonly status: 200 | 503
  readonly body: string
}

const live: HealthAnswer = { status: 200, body: '{"status":"ok"}' }

/** The answer to `/healthz` (this process lives) and `/readyz` (it should be sent calls); undefined for every other path. */
export function healthAnswer(path: string, readiness: Readiness): HealthAnswer | undefined {
  if (path === '/healthz') return live
  if (path !== '/readyz') return undefined
  return { status: readiness.status === 'ready' ? 200 : 503, body: JSON.stringify(readiness) }
}
