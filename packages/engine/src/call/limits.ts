import type { EndpointType } from '@fourbox/domain'

/** AWS's bounds for one call (execution reference, section 18). */
export const largestPayload = 10_485_760
export const largestHeaderValues = 10_240
/** In characters, path and query. */
export const longestUrl: Readonly<Record<EndpointType, number>> = { EDGE: 8192, REGIONAL: 10_240, PRIVATE: 10_240 }
export const largestMethodArn = 1600
/** The most that Lambda takes in one synchronous call. */
export const largestLambdaPayload = 6_291_456
/** The most that a function may return. */
export const largestLambdaResult = 6_291_556
/** Ours: reading and mapping a body of more bytes takes long enough to be told beforehand. */
export const foretoldBody = 262_144
/** Documented for HTTP APIs; for REST APIs not settled. */
export const authorizerTimeoutInMillis = 10_000
/** Ours: from one API of this machine to the next, before it must be a loop. */
export const mostHops = 10
