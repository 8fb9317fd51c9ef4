import type { RestApiId } from '../names/identifier.ts'

/** What the path of a call begins with that names its API there, and not by its host. */
export const addressingPath = '/_aws/execute-api/'

/** Where an API answers at an origin of deployed APIs, for clients that know no names below localhost; its stages stand behind it. */
export function addressByPath(executeOrigin: string, restApiId: RestApiId): string {
  return `${executeOrigin}${addressingPath}${restApiId}`
}

/** The same by a host of its own; undefined where the origin is not this machine's: only its names lead to it by themselves. */
export function addressByHost(executeOrigin: string, restApiId: RestApiId): string | undefined {
  const [, protocol, port = ''] = /^(https?:\/\/)(?:localhost|127\.0\.0\.1)(:\d+)?$/.exec(executeOrigin) ?? []
  return protocol === undefined ? undefined : `${protocol}${restApiId}.execute-api.localhost${port}`
}

/** Where an API answers as AWS writes it, by its host, where that is possible. */
export function apiAddress(executeOrigin: string, restApiId: RestApiId): string {
  return addressByHost(executeOrigin, restApiId) ?? addressByPath(executeOrigin, restApiId)
}
