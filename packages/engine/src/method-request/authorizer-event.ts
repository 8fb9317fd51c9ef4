import type { Call } from '../call/call.ts'
import { eventOf } from '../context/lambda-event.ts'

/** What a Lambda authorizer is sent, as JSON. Unlike a proxy's event, a REQUEST authorizer's has empty collections as such (recorded). */
export function authorizerEvent(type: 'TOKEN' | 'REQUEST', token: string, methodArn: string, call: Call): string {
  if (type === 'TOKEN') return JSON.stringify({ type, methodArn, authorizationToken: token })
  const { resource, path, httpMethod, requestContext, ...collections } = eventOf(call)
  const filled = Object.fromEntries(Object.entries(collections).map(([name, members]) => [name, members ?? {}]))
  return JSON.stringify({ type, methodArn, resource, path, httpMethod, ...filled, requestContext })
}
