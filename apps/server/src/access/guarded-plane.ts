import type { ServiceError } from '@fourbox/wire'
import type express from 'express'
import type { AskedAction } from './asked-action.ts'

/** What has to be known of those who answer calls, to let some do what others may not. */
export interface GuardedPlane {
  /** What a call wants to do; undefined for one that is none of the plane's operations. */
  readonly ask: (request: express.Request, response: express.Response) => Promise<AskedAction | undefined>
  /** Answers with a refusal, in the form of the plane's protocol. */
  readonly refuse: (error: ServiceError, request: express.Request, response: express.Response) => Promise<void> | void
}

/** Where the ARNs of what is asked for lie. */
export interface Place {
  readonly region: string
  readonly account: string
}
