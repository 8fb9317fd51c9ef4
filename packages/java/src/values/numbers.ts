import { JavaObject } from './java-object.ts'

/** Java's Long, 64 bits. Make one with `longOf`, which wraps. */
export class Long extends JavaObject {
  readonly className = 'java.lang.Long'
  readonly value: bigint
  constructor(value: bigint) {
    super()
    this.value = value
  }
  override keyContent(): string {
    return `L${this.value}`
  }
}

/** Java's BigInteger. */
export class BigInteger extends JavaObject {
  readonly className = 'java.math.BigInteger'
  readonly value: bigint
  constructor(value: bigint) {
    super()
    this.value = value
  }
  override keyContent(): string {
    return `B${this.value}`
  }
}

/** Java's Double. */
export class Double extends JavaObject {
  declare readonly value: number
  /** How it is written in a body, where that is also how it prints. */
  declare readonly written: string | undefined
  constructor(value: number, written?: string) {
    super()
    this.value = value
    this.written = written
  }
  get className(): 'java.lang.Double' {
    return 'java.lang.Double'
  }
  override keyContent(): string {
    return `D${floatingContent(this.value)}`
  }
}

/** Java's Float; `value` is already rounded to 32 bits. */
export class Float extends JavaObject {
  readonly className = 'java.lang.Float'
  readonly value: number
  constructor(value: number) {
    super()
    this.value = Math.fround(value)
  }
  override keyContent(): string {
    return `F${floatingContent(this.value)}`
  }
}

/** Java's Short. */
export class Short extends JavaObject {
  readonly className = 'java.lang.Short'
  readonly value: number
  constructor(value: number) {
    super()
    this.value = (value << 16) >> 16
  }
  override keyContent(): string {
    return `S${this.value}`
  }
}

/** Java's Byte. */
export class Byte extends JavaObject {
  readonly className = 'java.lang.Byte'
  readonly value: number
  constructor(value: number) {
    super()
    this.value = (value << 24) >> 24
  }
  override keyContent(): string {
    return `Y${this.value}`
  }
}

/** Java's BigDecimal: `unscaled` · 10^-`scale`. */
export class BigDecimal extends JavaObject {
  readonly className = 'java.math.BigDecimal'
  readonly unscaled: bigint
  readonly scale: number
  constructor(unscaled: bigint, scale: number) {
    super()
    this.unscaled = unscaled
    this.scale = scale
  }
  override keyContent(): string {
    return `M${this.unscaled}e${this.scale}`
  }
}

export type JavaNumber = number | Long | BigInteger | Double | Float | Short | Byte | BigDecimal

/** 0.0 and -0.0 are different keys in Java, and NaN equals itself. */
function floatingContent(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value)
}
