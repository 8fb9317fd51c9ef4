import { FAILSAFE_SCHEMA, load, type State, Type, YAMLException } from 'js-yaml'

import { Places } from './places.ts'
import type { ReadText, TwiceNamed } from './read-text.ts'
import { shortTags } from './short-tags.ts'
import { SyntaxFault } from './syntax-fault.ts'

/**
 * Texts stay as they are written unless JSON would write the value in the same way: dates, account ids with a nought before
 * them and versions such as `1.10` are texts in every template.
 */
const templateTypes = FAILSAFE_SCHEMA.extend({
  implicit: [
    new Type('tag:yaml.org,2002:null', {
      kind: 'scalar',
      resolve: (text: unknown) => text === null || text === '' || text === '~' || text === 'null' || text === 'Null' || text === 'NULL',
      construct: () => null,
    }),
    new Type('tag:yaml.org,2002:bool', {
      kind: 'scalar',
      resolve: (text: unknown) => typeof text === 'string' && /^(?:true|True|TRUE|false|False|FALSE)$/.test(text),
      construct: (text: string) => text.toLowerCase() === 'true',
    }),
    new Type('tag:yaml.org,2002:float', {
      kind: 'scalar',
      resolve: (text: unknown) => typeof text === 'string' && /^-?\d/.test(text) && String(Number(text)) === text,
      construct: Number,
    }),
    new Type('tag:yaml.org,2002:merge', { kind: 'scalar', resolve: (text: unknown) => text === '<<' }),
  ],
  explicit: [...shortTags],
})

/**
 * Reads YAML with CloudFormation's short tags.
 * @throws SyntaxFault with the line and column of the first fault: broken YAML, an unknown tag, more than 100 levels.
 */
export function readYaml(text: string): ReadText {
  const watch = new PlaceWatch(text)
  try {
    const value = load(text, {
      schema: templateTypes,
      // A name that stands twice is no fault of JSON's, nor of CloudFormation's: the last one counts.
      json: true,
      listener(event, state) {
        watch.hear(event, state)
      },
    })
    return { value, places: watch.places, twice: watch.twice }
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    throw new SyntaxFault('YAML', { line: (error.mark?.line ?? 0) + 1, column: (error.mark?.column ?? 0) + 1 }, error.reason)
  }
}

/** What the parser makes of a key that is itself a map, as where a tool’s own placeholder `{{ name }}` was left in. */
const mapAsKey = '[object Object]'

interface OpenNode {
  readonly offset: number
  readonly children: OpenNode[]
  result?: unknown
}

/** Notes the lines of maps, lists and their members while the parser tells of each node as it opens and closes. */
class PlaceWatch {
  readonly places = new Places()
  readonly twice: TwiceNamed[] = []
  readonly #text: string
  readonly #open: OpenNode[] = []
  readonly #lineStarts: readonly number[]

  constructor(text: string) {
    this.#text = text
    const starts = [0]
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
    this.#lineStarts = starts
  }

  hear(event: 'open' | 'close', state: State): void {
    if (event === 'open') {
      this.#open.push({ offset: state.position, children: [] })
      return
    }
    const node = this.#open.pop()
    if (!node) return
    const result: unknown = state.result
    node.result = result
    this.#open.at(-1)?.children.push(node)
    if (typeof result !== 'object' || result === null) return
    const children: readonly OpenNode[] = node.children
    if (Object.hasOwn(result, mapAsKey)) throw new SyntaxFault('YAML', { line: this.#lineOf(node), column: 1 }, 'a key must be a text')
    this.places.set(result, { line: this.#lineOf(node), keys: this.#keysOf(result, children) })
    // What a tag wraps is a map or list with members of its own.
    const wrapped: unknown = Object.values(result)[0]
    if (typeof wrapped === 'object' && wrapped !== null && !children.some((child) => child.result === wrapped)) {
      this.places.set(wrapped, { line: this.#lineOf(node), keys: this.#keysOf(wrapped, children) })
    }
  }

  #keysOf(owner: object, children: readonly OpenNode[]): ReadonlyMap<string | number, number> {
    const keys = new Map<string | number, number>()
    if (Array.isArray(owner)) children.forEach((child, index) => keys.set(index, this.#lineOf(child)))
    // Names and values take turns.
    else for (let index = 0; index < children.length; index += 2) this.#noteKey(keys, children[index])
    return keys
  }

  #noteKey(keys: Map<string | number, number>, child: OpenNode | undefined): void {
    if (!child || (typeof child.result !== 'string' && typeof child.result !== 'number')) return
    const name = String(child.result)
    if (keys.has(name) && name !== '<<') this.twice.push({ name, line: this.#lineOf(child) })
    keys.set(name, this.#lineOf(child))
  }

  /** A node opens behind what separates it from the one before: the first sign that is no blank, comment or dash is its own. */
  #lineOf({ offset }: OpenNode): number {
    const blanks = /(?:\s|#[^\n]*|-(?=\s))*/y
    blanks.lastIndex = offset
    blanks.test(this.#text)
    return 1 + lastAtMost(this.#lineStarts, blanks.lastIndex)
  }
}

/** The index of the last number that is not greater than `limit`, among numbers that grow. */
function lastAtMost(numbers: readonly number[], limit: number): number {
  let low = 0
  let high = numbers.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((numbers[middle] ?? 0) <= limit) low = middle
    else high = middle - 1
  }
  return low
}
