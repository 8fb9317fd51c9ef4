import { lookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { isOwnAddress, spellingsOf } from './own-addresses.ts'

/** What must not be called by anything that an API's definition says. */
export interface ForbiddenAddresses {
  /** Whether this host (a name or an address) and port are refused before anything is resolved. */
  refuses(host: string, port: number): boolean
  /** Node's lookup, which fails for a name that leads to a refused address. */
  lookupFor(port: number): LookupFunction
}

export class ForbiddenAddress extends Error {
  override readonly name = 'ForbiddenAddress'
}

/**
 * The control plane's own address in all its spellings, so that an imported definition cannot drive it, and the hosts
 * that the owner switched off: patterns of `host` or `host:port` in which `*` stands for any text.
 */
export function forbiddenAddresses(controlPort: number, deniedHosts: readonly string[]): ForbiddenAddresses {
  const denied = deniedHosts.map(compilePattern)
  const isDenied = (host: string, port: number) => denied.some((matches) => matches(host, port))
  const isControl = (address: string, port: number) => port === controlPort && isOwnAddress(address)
  const refuses = (host: string, port: number) => [host, ...spellingsOf(host)].some((each) => isDenied(each, port)) || isControl(host, port)

  return {
    refuses: (host, port) => refuses(bare(host), port),
    lookupFor: (port) => (hostname, options, callback) => {
      lookup(hostname, { ...options, all: true }, (error, addresses) => {
        if (error) return callback(error, '', 0)
        if (addresses.some(({ address }) => refuses(address, port))) {
          return callback(new ForbiddenAddress(`${hostname}:${port} must not be called by an integration`), '', 0)
        }
        const [first] = addresses
        if (options.all === true || !first) callback(null, addresses)
        else callback(null, first.address, first.family)
      })
    },
  }
}

/** A name as it is asked for, an address without the brackets that it has in a URL. */
function bare(host: string): string {
  return host
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase()
}

/** A pattern that is an address matches it however it is written. */
function compilePattern(pattern: string): (host: string, port: number) => boolean {
  const escaped = pattern
    .toLowerCase()
    .split('*')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const whole = new RegExp(`^${escaped.join('.*')}$`)
  const [, named = '', portNamed] = /^(\[[^\]]*\]|[^:]*|.*:.*:.*?)(?::(\d+))?$/.exec(pattern) ?? []
  const [usual] = spellingsOf(named)
  return (host, port) =>
    (host === usual && (portNamed === undefined || portNamed === String(port))) ||
    whole.test(host) ||
    whole.test(`${host}:${port}`) ||
    (isIP(host) === 6 && whole.test(`[${host}]:${port}`))
}
