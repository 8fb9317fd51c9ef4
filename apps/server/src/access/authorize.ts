import { covers } from '@fourbox/domain'
import type express from 'express'
import { planeOf } from '../http-server/plane-of.ts'
import { accessDenied, undeterminedAction } from './access-denied.ts'
import type { Place } from './guarded-plane.ts'
import { guardedPlanes } from './guarded-planes.ts'
import type { Principal } from './principal.ts'

export type Authorize = (principal: Principal, request: express.Request, response: express.Response) => Promise<boolean>

/** The one place where it is decided whether somebody may do what a call asks for; who may not is answered so. */
export function authorizing(place: Place): Authorize {
  const planes = guardedPlanes(place)
  return async (principal, request, response) => {
    if (principal.role === 'admin') return true
    const plane = planes[planeOf(request)]
    const asked = await plane.ask(request, response)
    if (asked && covers(principal.role, asked.needs)) return true
    await plane.refuse(asked ? accessDenied(principal, asked, place.account) : undeterminedAction(), request, response)
    return false
  }
}
