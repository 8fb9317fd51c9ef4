/**
 * The path and query of a request's target. A proxy's client sends it whole (`GET http://host/path`): then its authority
 * must be the `Host` that the request names, or two readers of one request would see two hosts.
 * Undefined where it is neither.
 */
export function readTarget(target: string, host: string): string | undefined {
  if (target.startsWith('/')) return target
  const [, authority = '', rest = ''] = /^https?:\/\/([^/?#]*)(.*)$/is.exec(target) ?? []
  if (authority === '' || authority.toLowerCase() !== host.toLowerCase()) return undefined
  return rest.startsWith('/') ? rest : `/${rest}`
}
