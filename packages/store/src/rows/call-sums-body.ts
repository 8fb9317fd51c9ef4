import { type CallSums, CallTally, type Latencies } from '@fourbox/domain'

/** Sums as a row keeps them: whole numbers in bytes of seven bits, those of a range counted from the range before it. */
export function packCallSums({ count, error4xx, error5xx, cacheHitCount, cacheMissCount, latency, integrationLatency }: CallSums): Uint8Array {
  const bytes: number[] = []
  for (const value of [count, error4xx, error5xx, cacheHitCount, cacheMissCount]) writeNumber(bytes, value)
  writeLatencies(bytes, latency)
  writeLatencies(bytes, integrationLatency)
  return Uint8Array.from(bytes)
}

/** Of a damaged row what can be read. */
export function unpackCallSums(bytes: Uint8Array): CallSums {
  const reader = new NumberReader(bytes)
  return {
    count: reader.next(),
    error4xx: reader.next(),
    error5xx: reader.next(),
    cacheHitCount: reader.next(),
    cacheMissCount: reader.next(),
    latency: readLatencies(reader),
    integrationLatency: readLatencies(reader),
  }
}

const tally = new CallTally()

/** Two rows as one. */
export function mergeCallSums(one: Uint8Array, other: Uint8Array): Uint8Array {
  tally.add(unpackCallSums(one))
  tally.add(unpackCallSums(other))
  return packCallSums(tally.take())
}

function writeLatencies(bytes: number[], { sum, ranges }: Latencies): void {
  writeNumber(bytes, sum)
  writeNumber(bytes, ranges.length / 2)
  let before = 0
  for (let at = 0; at < ranges.length; at += 2) {
    const range = ranges[at] ?? 0
    writeNumber(bytes, range - before)
    writeNumber(bytes, ranges[at + 1] ?? 0)
    before = range
  }
}

function readLatencies(reader: NumberReader): Latencies {
  const sum = reader.next()
  const ranges: number[] = []
  let range = 0
  for (let left = reader.next(); left > 0 && !reader.isAtEnd; left--) ranges.push((range += reader.next()), reader.next())
  return { sum, ranges }
}

/** Sums of times may need more than the 32 bits that shifts know. */
function writeNumber(bytes: number[], value: number): void {
  let rest = value
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128)
  bytes.push(rest)
}

class NumberReader {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length
  }

  /** 0 behind the end. */
  next(): number {
    let value = 0
    for (let weight = 1; ; weight *= 128) {
      const byte = this.#bytes[this.#at++] ?? 0
      value += (byte % 128) * weight
      if (byte < 128) return value
    }
  }
}
