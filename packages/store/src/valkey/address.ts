/** What stands before an address's colon → how the driver says the same. */
const schemes: ReadonlyMap<string, string> = new Map([
  ['valkey:', 'redis:'],
  ['redis:', 'redis:'],
  ['valkeys:', 'rediss:'],
  ['rediss:', 'rediss:'],
])

/** Whether a text is the address of a Valkey, or of a Redis: `valkey://USER:PASSWORD@HOST:PORT/NUMBER`, with an s where TLS is spoken. */
export function isValkeyAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, pathname } = new URL(text)
  return schemes.has(protocol) && hostname !== '' && /^(\/\d{0,5})?$/.test(pathname)
}

/** The address as the driver reads it. */
export function driversAddress(address: string): string {
  const { protocol } = new URL(address)
  return `${schemes.get(protocol) ?? 'redis:'}${address.slice(protocol.length)}`
}

/** The address as its owner may be shown it: without whoever may come in and by what. */
export function shownValkey(address: string): string {
  const { protocol, host, pathname } = new URL(address)
  return `${protocol}//${host}${pathname}`
}
