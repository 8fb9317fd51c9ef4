import { lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { networkInterfaces } from 'node:os'

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
  const refuses = (host: string, port: number) => isDenied(host, port) || (isIP(host) > 0 && isControl(host, port))

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

function bare(host: string): string {
  return host.startsWith('[') ? host.slice(1, -1) : host.toLowerCase()
}

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8)
loopback.addSubnet('0.0.0.0', 8)
loopback.addAddress('::1', 'ipv6')
loopback.addAddress('::', 'ipv6')

/** Loopback, "any", and every address of this machine's own interfaces; addresses mapped into IPv6 count as what they map. */
function isOwnAddress(address: string): boolean {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
  if (loopback.check(address, family)) return true
  const own = new BlockList()
  for (const each of Object.values(networkInterfaces()).flat())
    if (each) own.addAddress(each.address.replace(/%.*$/, ''), each.family === 'IPv6' ? 'ipv6' : 'ipv4')
  return own.check(address, family)
}

function compilePattern(pattern: string): (host: string, port: number) => boolean {
  const escaped = pattern
    .toLowerCase()
    .split('*')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const whole = new RegExp(`^${escaped.join('.*')}$`)
  return (host, port) => whole.test(host) || whole.test(`${host}:${port}`)
}
