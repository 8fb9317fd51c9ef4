import { covers } from '@fourbox/domain'
import type express from 'express'
import { auditHead } from '../audit/audit-head.ts'
import type { AuditLog } from '../audit/audit-log.ts'
import { isRecorded } from '../audit/is-recorded.ts'
import { calledBy, clientOf } from '../history/caller.ts'
import { planeOf } from '../http-server/plane-of.ts'
import { accessDenied, undeterminedAction } from './access-denied.ts'
import type { Place } from './guarded-plane.ts'
import { guardedPlanes } from './guarded-planes.ts'
import type { Principal } from './principal.ts'

export type Admit = (principal: Principal, request: express.Request, response: express.Response, next: express.NextFunction) => Promise<void>

/** The one place where it is decided whether somebody may do what a call asks for: who may not is answered so, and both are written down. */
export function admitting(place: Place, audit: AuditLog): Admit {
  const planes = guardedPlanes(place)
  return async (principal, request, response, next) => {
    const plane = planes[planeOf(request)]
    const asked = await plane.ask(request, response)
    const isAllowed = principal.role === 'admin' || (asked !== undefined && covers(principal.role, asked.needs))
    const isFollowed = asked !== undefined && (!isAllowed || isRecorded(asked, request.method))
    const trail = isFollowed ? audit.follow(auditHead(principal, asked, request)) : undefined
    if (isAllowed) {
      if (trail) response.once('close', () => audit.end(trail, response.statusCode < 400 ? 'done' : 'failed'))
      return calledBy({ client: clientOf(request.headers), principal, ...(trail && { trail }) }, next)
    }
    if (trail) audit.end(trail, 'refused')
    await plane.refuse(asked ? accessDenied(principal, asked, place.account) : undeterminedAction(), request, response)
  }
}
