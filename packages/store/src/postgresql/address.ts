/** An address of a database, without whoever may come in and by what. */
export function withoutCredentials(address: string): string {
  const { protocol, host, pathname, searchParams } = new URL(address)
  const socket = searchParams.get('host')
  return `${protocol}//${decodeURIComponent(host === '' && socket !== null ? socket : host)}${pathname}`
}

/** The address with settings of the session in front of those that it names itself, which win. */
export function withSessionSettings(address: string, settings: Readonly<Record<string, string>>): string {
  const url = new URL(address)
  const ours = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`)
  url.searchParams.set('options', [...ours, url.searchParams.get('options') ?? ''].join(' ').trim())
  return url.href
}
