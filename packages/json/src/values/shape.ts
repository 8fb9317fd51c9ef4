/** Objects with more members get no shape. */
export const mostMembers = 32

/** Bodies with ever new names may not fill the memory: beyond this many, shapes are learnt anew. */
const mostShapes = 2_000

/**
 * The names of an object's members in their order, shared by all objects of a body, and of later bodies, that have the same.
 * Reading an object goes from shape to shape, name by name; mostly the next name is the one that came next before.
 */
export class Shape {
  readonly keys: readonly string[]
  /** Each name as JSON text with its colon; absent where that needs escapes. */
  readonly tokens: readonly (string | undefined)[]
  /** The token of the last name. */
  readonly token: string | undefined
  /** The shape that came next the last time. */
  likely: Shape | undefined = undefined
  #inner: Shape | undefined = undefined
  #next: Map<string, Shape> | undefined = undefined
  #indexes: Map<string, number> | undefined = undefined

  constructor(keys: readonly string[]) {
    this.keys = keys
    this.tokens = keys.map((key) => (isPlain(key) ? `"${key}":` : undefined))
    this.token = this.tokens.at(-1)
  }

  /** Where a name stands among the members; -1 if it is none of them. */
  indexOf(key: string): number {
    this.#indexes ??= new Map(this.keys.map((name, index) => [name, index]))
    return this.#indexes.get(key) ?? -1
  }

  /** The shape with one name more, which must be new to it. */
  with(key: string): Shape {
    this.#next ??= new Map()
    let next = this.#next.get(key)
    if (next === undefined) {
      next = learn([...this.keys, key])
      this.#next.set(key, next)
    }
    return next
  }

  /** Stands for the objects within the last member: remembers what they begin with. */
  get inner(): { likely: Shape | undefined } {
    return (this.#inner ??= new Shape([]))
  }
}

let none = new Shape([])
let learnt = 0

/** The shape of an object without members, where reading starts. */
export function noMembers(): Shape {
  return none
}

function learn(keys: readonly string[]): Shape {
  learnt += 1
  if (learnt > mostShapes) {
    none = new Shape([])
    learnt = 0
  }
  return new Shape(keys)
}

/** Whether a name stands in JSON, read or printed, as it is. */
function isPlain(key: string): boolean {
  return !/["\\/]|[^ -~]/.test(key)
}
