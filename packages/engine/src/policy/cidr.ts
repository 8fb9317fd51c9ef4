import ipaddr from 'ipaddr.js'

type Address = ReturnType<typeof ipaddr.process>

/** Compiles an address or a range, IPv4 or IPv6, into the question whether an address is in it. A malformed one holds nobody. */
export function compileCidr(range: string): (address: string) => boolean {
  const [network = '', length] = range.split('/')
  const wanted = parseAddress(network)
  if (wanted === undefined) return () => false
  const most = wanted.kind() === 'ipv4' ? 32 : 128
  const bits = length === undefined ? most : /^\d{1,3}$/.test(length) ? Number(length) : NaN
  if (!(bits <= most)) return () => false
  return (text) => {
    const address = parseAddress(text)
    return address !== undefined && isWithin(address, wanted, bits)
  }
}

/** Addresses of different kinds are never within each other. */
function isWithin(address: Address, network: Address, bits: number): boolean {
  if (address instanceof ipaddr.IPv4) return network instanceof ipaddr.IPv4 && address.match(network, bits)
  return network instanceof ipaddr.IPv6 && address.match(network, bits)
}

/** In the usual form: four decimal parts, or IPv6. A dual-stack socket's `::ffff:127.0.0.1` is the IPv4 address. */
function parseAddress(text: string): Address | undefined {
  return ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text) ? ipaddr.process(text) : undefined
}
