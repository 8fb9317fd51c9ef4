/** The addresses of the servers that one names, in its order: as libpq has them, several hosts stand with commas between them. */
export function serverAddresses(address: string): readonly string[] {
  const [, before = '', hosts = address, behind = ''] = /^([a-z]+:\/\/(?:[^@/?]*@)?)([^/?]*)(.*)$/s.exec(address) ?? []
  return hosts.split(',').map((host) => `${before}${host}${behind}`)
}

/** An address of a database, without whoever may come in and by what. */
export function withoutCredentials(address: string): string {
  const servers = serverAddresses(address).map((each) => new URL(each))
  const hosts = servers.map(({ host, searchParams }) => decodeURIComponent(host === '' ? (searchParams.get('host') ?? '') : host))
  return `${servers[0]?.protocol ?? ''}//${hosts.join()}${servers[0]?.pathname ?? ''}`
}

/** Which database an address leads to, and as whom: all of it but the secrets. */
export function databaseOf(address: string): string {
  const [first = address, ...others] = serverAddresses(address)
  const url = new URL(first)
  url.password = ''
  for (const name of ['password', 'sslpassword']) url.searchParams.delete(name)
  return [url.href, ...others.map((each) => new URL(each).host)].join()
}

/** The address with settings of the session in front of those that it names itself, which win. */
export function withSessionSettings(address: string, settings: Readonly<Record<string, string>>): string {
  const url = new URL(address)
  const ours = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`)
  url.searchParams.set('options', [...ours, url.searchParams.get('options') ?? ''].join(' ').trim())
  return url.href
}
