import type { JsonValue } from './saved-test.ts'

/** The way from the whole to a member of it. */
export type Keys = readonly (string | number)[]

/** Where a reader says what is wrong, and at which member. */
export type Findings = (keys: Keys, text: string) => void

/** The way as people write it: `tests[2].expect.status`. */
export function placeText(keys: Keys): string {
  return keys.map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key}`)).join('')
}

const deepest = 100

/** What is left of the characters that a value may have as JSON. Whoever copies a value pays for it: in a file, aliases make a long one of a short one. */
class Allowance {
  left: number
  constructor(characters: number) {
    this.left = characters
  }
}

/** The members of a value that strangers wrote; what is not as it must be is said by the way to it. */
export class MemberReader {
  readonly value: unknown
  readonly #keys: Keys
  readonly #findings: Findings
  readonly #members: ReadonlyMap<string, unknown>
  readonly #allowance: Allowance

  /** @param most how many characters all that is read of it may have; a reader of a member shares what is left */
  constructor(value: unknown, findings: Findings, most: number | Allowance, keys: Keys = []) {
    this.value = value
    this.#findings = findings
    this.#keys = keys
    this.#allowance = typeof most === 'number' ? new Allowance(most) : most
    this.#members = new Map(isObject(value) ? Object.entries(value) : [])
  }

  faultHere(text: string): void {
    this.#findings(this.#keys, text)
  }

  /** Answers nothing, in the place of what is wrong. */
  fault(name: string, text: string): undefined {
    this.#findings([...this.#keys, name], text)
  }

  has(name: string): boolean {
    return this.#members.has(name)
  }

  /** Says that it is no object, or which of its members are none of those that are known. */
  only(names: readonly string[]): void {
    if (!isObject(this.value)) this.faultHere('must be an object')
    for (const name of this.#members.keys()) if (!names.includes(name)) this.fault(name, `is unknown; known are ${names.join(', ')}`)
  }

  /** As `only`, and that none of them is there. */
  someOf(names: readonly string[]): void {
    this.only(names)
    if (!names.some((name) => this.has(name))) this.faultHere(`must have one of ${names.join(', ')}`)
  }

  /** A text that must be there. */
  text(name: string, { most }: { readonly most: number }): string | undefined {
    const value = this.optionalText(name, { most })
    if (value === undefined && !this.has(name)) this.fault(name, 'is missing')
    else if (value === '') this.fault(name, 'must not be empty')
    return value
  }

  optionalText(name: string, { most = Infinity }: { readonly most?: number } = {}): string | undefined {
    if (!this.has(name)) return undefined
    const value = this.#members.get(name)
    if (typeof value !== 'string') return this.fault(name, 'must be a text')
    if (value.length > most) return this.fault(name, `has at most ${most} characters`)
    return this.#paid(value.length) ? value : undefined
  }

  wholeNumber(name: string, least: number, most: number): number | undefined {
    if (!this.has(name)) return undefined
    const value = this.#members.get(name)
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value
    return this.fault(name, `must be a whole number from ${least} to ${most}`)
  }

  /** A member that is an object. */
  object(name: string): MemberReader | undefined {
    if (!this.has(name)) return undefined
    if (!isObject(this.#members.get(name))) return this.fault(name, 'must be an object')
    return this.#member(name)
  }

  /** A member whose own members are named by strangers. */
  entries<T>(name: string, read: (member: MemberReader, key: string) => T): Readonly<Record<string, T>> | undefined {
    const members = this.object(name)
    if (!members) return undefined
    return Object.fromEntries([...members.#members.keys()].filter((key) => this.#paid(key.length)).map((key) => [key, read(members.#member(key), key)]))
  }

  /** The items of a list that must be there. */
  items(name: string): readonly unknown[] {
    const value = this.#members.get(name)
    if (Array.isArray(value)) return value
    this.fault(name, this.has(name) ? 'must be a list' : 'is missing')
    return []
  }

  json(name: string): JsonValue | undefined {
    return this.has(name) ? this.#member(name).anyJson() : undefined
  }

  /** The value itself, copied. */
  anyJson(): JsonValue {
    return this.#copy(this.value, deepest)
  }

  /** The value itself as a text: numbers and booleans count as what they are written as. */
  anyText(): string {
    const { value } = this
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') this.faultHere('must be a text')
    else if (this.#paid(1 + String(value).length)) return String(value)
    return ''
  }

  textOrTexts(): string | readonly string[] {
    if (!Array.isArray(this.value)) return this.anyText()
    if (!this.#paid(this.value.length)) return []
    return this.value.map((item: unknown, index) => new MemberReader(item, this.#findings, this.#allowance, [...this.#keys, index]).anyText())
  }

  #member(name: string): MemberReader {
    return new MemberReader(this.#members.get(name), this.#findings, this.#allowance, [...this.#keys, name])
  }

  #copy(value: unknown, levels: number): JsonValue {
    if (!this.#paid(sizeOf(value))) return null
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
    if (typeof value === 'number' && Number.isFinite(value)) return value
    if (levels === 0) this.faultHere(`has more than ${deepest} levels`)
    else if (Array.isArray(value)) return value.map((item: unknown) => this.#copy(item, levels - 1))
    else if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, this.#copy(item, levels - 1)]))
    else this.faultHere('must be a value of JSON')
    return null
  }

  /** Whether there was enough left; the first time that there was not, it is said. */
  #paid(characters: number): boolean {
    const before = this.#allowance.left
    this.#allowance.left -= characters
    if (this.#allowance.left >= 0) return true
    if (before >= 0) this.faultHere('makes the test too long')
    return false
  }
}

/** Of the value without what is in it, before any of that is looked at. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string' || Array.isArray(value)) return 2 + value.length
  return isObject(value) ? Object.keys(value).reduce((sum, name) => sum + name.length + 4, 2) : 1
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
