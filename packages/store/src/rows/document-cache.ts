/** Characters of JSON: half a dozen APIs of the largest size, or hundreds of usual ones. */
const usualSize = 32 * 1024 * 1024

interface Entry {
  readonly version: number
  readonly value: unknown
  readonly size: number
}

/** Parsed documents by key and version; the longest unused ones go when the texts they came from exceed `maxSize` characters. */
export class DocumentCache {
  readonly #entries = new Map<string, Entry>()
  readonly #maxSize: number
  #size = 0

  constructor(maxSize = usualSize) {
    this.#maxSize = maxSize
  }

  /** The version that is kept, whichever it is. */
  newest(key: string): { readonly version: number; readonly value: unknown } | undefined {
    const entry = this.#entries.get(key)
    if (!entry) return undefined
    this.#entries.delete(key)
    this.#entries.set(key, entry)
    return entry
  }

  /** The entry if that version is kept. */
  get(key: string, version: number): { readonly value: unknown } | undefined {
    return this.#entries.get(key)?.version === version ? this.newest(key) : undefined
  }

  set(key: string, version: number, value: unknown, size: number): void {
    this.delete(key)
    if (size > this.#maxSize) return
    this.#entries.set(key, { version, value, size })
    this.#size += size
    for (const oldest of this.#entries.keys()) {
      if (this.#size <= this.#maxSize) return
      this.delete(oldest)
    }
  }

  delete(key: string): void {
    this.#size -= this.#entries.get(key)?.size ?? 0
    this.#entries.delete(key)
  }
}
