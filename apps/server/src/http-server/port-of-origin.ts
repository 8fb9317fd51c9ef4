/** The port of an origin, whose scheme says it where it is the usual one. */
export function portOfOrigin(origin: string): number {
  const { protocol, port } = new URL(origin)
  return Number(port || (protocol === 'https:' ? 443 : 80))
}
