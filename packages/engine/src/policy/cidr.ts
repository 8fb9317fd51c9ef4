/** Compiles an address or a range, IPv4 or IPv6, into the question whether an address is in it. A malformed one holds nobody. */
export function compileCidr(range: string): (address: string) => boolean {
  const [network = '', length] = range.split('/')
  const wanted = parseAddress(network)
  if (wanted === undefined) return () => false
  const bits = length === undefined ? wanted.bits : Number(length)
  if (!Number.isInteger(bits) || bits < 0 || bits > wanted.bits) return () => false
  const shift = BigInt(wanted.bits - bits)
  return (text) => {
    const address = parseAddress(text)
    return address !== undefined && address.bits === wanted.bits && address.value >> shift === wanted.value >> shift
  }
}

interface Address {
  readonly bits: 32 | 128
  readonly value: bigint
}

function parseAddress(text: string): Address | undefined {
  // A dual-stack socket tells IPv4 clients in this form.
  const plain = text.toLowerCase().startsWith('::ffff:') && text.includes('.') ? text.slice(7) : text
  return plain.includes(':') ? parseV6(plain) : parseV4(plain)
}

function parseV4(text: string): Address | undefined {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255)) return undefined
  return { bits: 32, value: parts.reduce((value, part) => (value << 8n) | BigInt(part), 0n) }
}

function parseV6(text: string): Address | undefined {
  const halves = text.split('::')
  if (halves.length > 2) return undefined
  const [head = [], tail] = halves.map((half) => (half === '' ? [] : half.split(':')))
  const missing = 8 - head.length - (tail?.length ?? 0)
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined
  const groups = tail === undefined ? head : [...head, ...Array.from({ length: missing }, () => '0'), ...tail]
  if (!groups.every((group) => /^[\da-f]{1,4}$/i.test(group))) return undefined
  return { bits: 128, value: groups.reduce((value, group) => (value << 16n) | BigInt(`0x${group}`), 0n) }
}
