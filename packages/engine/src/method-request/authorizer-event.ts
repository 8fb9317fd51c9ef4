import type { Call } from '../call.ts'
import { eventOf } from '../context/lambda-event.ts'
import type { MethodRequest } from '../method-request.ts'

/** What a Lambda authorizer is sent, as JSON. */
export function authorizerEvent(type: 'TOKEN' | 'REQUEST', token: string, methodArn: string, request: MethodRequest, call: Call): string {
  return JSON.stringify(type === 'TOKEN' ? { type, methodArn, authorizationToken: token } : { type, methodArn, ...eventOf(request, call) })
}
