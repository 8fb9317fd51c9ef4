import { callMethods } from '../method/http-method.ts'

/** What a request was resolved to: the value stored under the resource and verb, and the path parameters as sent. */
interface Match<T> {
  readonly value: T
  readonly pathParameters: ReadonlyMap<string, string>
}

export interface Router<T> {
  /** Resolves verb and raw path in one step; undefined is AWS's 403 `Missing Authentication Token`. */
  find(httpMethod: string, path: string): Match<T> | undefined
  /** For "why this answer?": the resource that came nearest to a request that was not resolved. */
  nearest(path: string): NearestRoute
}

export interface NearestRoute {
  readonly path: string
  /** The verbs declared there; empty for a node that only leads on. */
  readonly httpMethods: readonly string[]
}

export interface RouterEntry<T> {
  /** The resource's path: `/pets/{petId}`, `/{proxy+}`. */
  readonly path: string
  readonly httpMethod: string
  readonly value: T
}

/**
 * Resolves (path, verb) pairs in a trie: at each segment static text before `{param}` before `{greedy+}`, and back again
 * when what lies below has neither the verb nor ANY (execution reference, section 3). A lookup meets a node once at most.
 */
export function compileRouter<T>(entries: Iterable<RouterEntry<T>>): Router<T> {
  const root = makeNode<T>('/')
  for (const { path, httpMethod, value } of entries) nodeAt(root, path).methods.set(httpMethod, value)

  return {
    find(httpMethod, path) {
      const route = segmentsOf(path)
      // ANY stands for verbs, and is none itself.
      if (route === undefined || httpMethod === 'ANY') return undefined
      const found: string[] = []
      const node = descend(root, route, 0, httpMethod, found)
      const declared = node && servingMethod(node.methods, httpMethod)
      const value = declared === undefined ? undefined : node?.methods.get(declared)
      if (value === undefined) return undefined
      return { value, pathParameters: namedParameters(found) }
    },
    nearest(path) {
      const node = deepest(root, segmentsOf(path) ?? [])
      return { path: node.path, httpMethods: [...node.methods.keys()] }
    },
  }
}

const anyCovers: ReadonlySet<string> = new Set(callMethods)
const noParameters: ReadonlyMap<string, string> = new Map()

interface Node<T> {
  readonly path: string
  readonly methods: Map<string, T>
  readonly statics: Map<string, Node<T>>
  readonly params: Map<string, Node<T>>
  readonly greedies: Map<string, Node<T>>
}

function makeNode<T>(path: string): Node<T> {
  return { path, methods: new Map(), statics: new Map(), params: new Map(), greedies: new Map() }
}

function nodeAt<T>(root: Node<T>, path: string): Node<T> {
  let node = root
  for (const part of path.split('/')) {
    if (part === '') continue
    const children = part.startsWith('{') && part.endsWith('+}') ? node.greedies : part.startsWith('{') && part.endsWith('}') ? node.params : node.statics
    const name = children === node.statics ? part : part.slice(1, children === node.greedies ? -2 : -1)
    let child = children.get(name)
    if (child === undefined) {
      child = makeNode(`${node === root ? '' : node.path}/${part}`)
      children.set(name, child)
    }
    node = child
  }
  return node
}

/** The segments of a raw path; doubled slashes at its start count once, one slash at its end not at all. Undefined without a leading slash. */
function segmentsOf(path: string): readonly string[] | undefined {
  let start = 0
  while (path.charCodeAt(start) === slash) start += 1
  if (start === 0) return undefined
  const end = path.charCodeAt(path.length - 1) === slash ? path.length - 1 : path.length
  return end <= start ? [] : path.slice(start, end).split('/')
}
const slash = 47

/** The node that serves these segments, or undefined. `found` collects name, value, name, value … of the way taken. */
function descend<T>(node: Node<T>, segments: readonly string[], at: number, httpMethod: string, found: string[]): Node<T> | undefined {
  const segment = segments[at]
  if (segment === undefined) return serves(node, httpMethod) ? node : undefined

  const fixed = node.statics.get(segment)
  if (fixed !== undefined) {
    const served = descend(fixed, segments, at + 1, httpMethod, found)
    if (served !== undefined) return served
  }
  if (segment !== '') {
    for (const [name, child] of node.params) {
      const length = found.push(name, segment)
      const served = descend(child, segments, at + 1, httpMethod, found)
      if (served !== undefined) return served
      found.length = length - 2
    }
    for (const [name, child] of node.greedies) {
      if (!serves(child, httpMethod)) continue
      found.push(name, segments.slice(at).join('/'))
      return child
    }
  }
  return undefined
}

/** Which of a resource's methods serves a verb: its own, or ANY for those that it stands for. */
export function servingMethod(declared: { readonly has: (httpMethod: string) => boolean }, httpMethod: string): string | undefined {
  if (declared.has(httpMethod)) return httpMethod
  return anyCovers.has(httpMethod) && declared.has('ANY') ? 'ANY' : undefined
}

function serves<T>(node: Node<T>, httpMethod: string): boolean {
  return servingMethod(node.methods, httpMethod) !== undefined
}

function namedParameters(found: readonly string[]): ReadonlyMap<string, string> {
  if (found.length === 0) return noParameters
  const parameters = new Map<string, string>()
  for (let index = 0; index + 1 < found.length; index += 2) parameters.set(found[index] ?? '', found[index + 1] ?? '')
  return parameters
}

/** Follows the segments as far as they lead, whatever the verb. */
function deepest<T>(root: Node<T>, segments: readonly string[]): Node<T> {
  let node = root
  for (const segment of segments) {
    const next = node.statics.get(segment) ?? first(node.params) ?? first(node.greedies)
    if (next === undefined) break
    node = next
  }
  return node
}

function first<T>(children: ReadonlyMap<string, Node<T>>): Node<T> | undefined {
  for (const child of children.values()) return child
  return undefined
}
