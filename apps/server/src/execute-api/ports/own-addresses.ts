import ipaddr from 'ipaddr.js'
import { BlockList, isIP } from 'node:net'
import { networkInterfaces } from 'node:os'

/**
 * Every way in which an address may be written that leads to the same place: as `inet_aton` reads it (`2130706433`, `0x7f.1`),
 * IPv4 within IPv6 (mapped, compatible, translated, NAT64, 6to4), and "any", which is this machine. The first is the usual one. Empty
 * for what is no address.
 */
export function spellingsOf(host: string): readonly string[] {
  const text = host.replace(/^\[|\]$/g, '').replace(/%.*$/, '')
  if (!ipaddr.isValid(text)) return []
  const address = ipaddr.process(text)
  const inner = address instanceof ipaddr.IPv6 ? embedded(address.parts) : undefined
  const usual = address.toString()
  const all = inner === undefined ? [usual] : [usual, inner]
  return all.some((each) => loopback.check(each, familyOf(each))) ? [...all, ...thisMachine] : all
}

/** The IPv4 address that an IPv6 one carries. */
function embedded(parts: readonly number[]): string | undefined {
  const [first = 0, second = 0, third = 0] = parts
  const tail = parts.slice(6)
  const isNat64 = first === 0x64 && second === 0xff9b && third <= 1
  const isCompatible = parts.slice(0, 6).every((part) => part === 0) && (tail[0] ?? 0) > 0
  const isTranslated = parts.slice(0, 6).join() === '0,0,0,0,65535,0'
  const inner = first === 0x2002 ? [second, third] : isNat64 || isCompatible || isTranslated ? tail : undefined
  return inner && inner.flatMap((part) => [part >> 8, part & 255]).join('.')
}

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8)
loopback.addSubnet('0.0.0.0', 8)
loopback.addAddress('::1', 'ipv6')
loopback.addAddress('::', 'ipv6')
/** Whoever switches one of them off means the place, not the spelling. */
const thisMachine = ['127.0.0.1', '::1', 'localhost', '0.0.0.0']

/** Loopback, "any", and every address of this machine's own interfaces. */
export function isOwnAddress(address: string): boolean {
  const own = new BlockList()
  for (const each of Object.values(networkInterfaces()).flat())
    if (each) own.addAddress(each.address.replace(/%.*$/, ''), each.family === 'IPv6' ? 'ipv6' : 'ipv4')
  return spellingsOf(address).some((each) => isIP(each) > 0 && (loopback.check(each, familyOf(each)) || own.check(each, familyOf(each))))
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4'
}
