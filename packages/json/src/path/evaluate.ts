import { JavaList, JavaMap, type Meter, type Value } from '@fourbox/java'
import { JsonArray } from '../write/json-array.ts'
import { PathAborted, pathAborted, PathNotFound, pathNotFound } from './outcome.ts'
import type { Place } from './place.ts'
import { accepts } from './predicate.ts'
import type { ArrayToken, ParsedPath, Token } from './tokens.ts'

/** One evaluation of one path. */
interface Evaluation {
  readonly tokens: readonly Token[]
  readonly root: Value
  readonly meter: Meter
  /** Set within an existence check: there a missing last property is an error too. */
  readonly requiresProperties: boolean
  readonly found: Value[]
}

/**
 * What a path finds in a document, with Jayway's `SUPPRESS_EXCEPTIONS`, as API Gateway answers: a definite path its value or
 * null, any other a list; a list is empty when a step fails, even if others found something.
 */
export function evaluatePath(path: ParsedPath, document: Value, meter: Meter): Value {
  try {
    return findValue(path, { item: document, root: document, meter, requiresProperties: false, find: findValue })
  } catch (error) {
    if (error instanceof PathNotFound || error instanceof PathAborted) return path.definite ? null : foundList([])
    throw error
  }
}

/** @throws PathNotFound, PathAborted */
function findValue(path: ParsedPath, { item, root, meter, requiresProperties }: Place): Value {
  if (root === null) throw pathAborted
  const evaluation: Evaluation = { tokens: path.tokens, root, meter, requiresProperties, found: [] }
  step(evaluation, 0, item)
  if (!path.definite) return foundList(evaluation.found)
  const [value] = evaluation.found
  if (value === undefined) throw pathNotFound
  return value
}

function foundList(found: Value[]): JsonArray {
  return new JsonArray(found)
}

/** Applies the token at an index to a value; behind the last token the value is a result. */
function step(evaluation: Evaluation, index: number, value: Value): void {
  evaluation.meter.charge(1)
  const token = evaluation.tokens[index]
  if (token === undefined) {
    evaluation.found.push(value)
    return
  }
  switch (token.kind) {
    case 'root':
      return step(evaluation, index + 1, value)
    case 'property':
      if (!(value instanceof JavaMap)) throw pathNotFound
      return stepIntoProperties(evaluation, index, value, token.names)
    case 'wildcard':
      return stepIntoAll(evaluation, index, value)
    case 'array':
      return stepIntoIndexes(evaluation, index, value, token)
    case 'filter':
      return stepIntoAccepted(evaluation, index, value)
    case 'scan':
      if (index === evaluation.tokens.length - 1) throw pathAborted
      return scan(evaluation, index + 1, value)
  }
}

function stepIntoProperties(evaluation: Evaluation, index: number, map: JavaMap, names: readonly string[]): void {
  const isLast = index === evaluation.tokens.length - 1
  const [name] = names
  if (name !== undefined && names.length === 1) {
    const member = map.get(name)
    if (member !== undefined) return step(evaluation, index + 1, member)
    if (isLast && !evaluation.requiresProperties) return
    throw pathNotFound
  }
  if (!isLast) throw pathAborted
  const merged = new JavaMap()
  for (const property of names) {
    const member = map.get(property)
    if (member !== undefined) merged.members.set(property, member)
    else if (evaluation.requiresProperties) throw pathNotFound
  }
  evaluation.found.push(merged)
}

function stepIntoAll(evaluation: Evaluation, index: number, value: Value): void {
  if (value instanceof JavaMap) {
    for (const member of value.members.values()) step(evaluation, index + 1, member)
  } else if (value instanceof JavaList) {
    for (const item of value.items) stepUnlessNotFound(evaluation, index + 1, item)
  }
}

function stepUnlessNotFound(evaluation: Evaluation, index: number, value: Value): void {
  try {
    step(evaluation, index, value)
  } catch (error) {
    if (!(error instanceof PathNotFound)) throw error
    // Finding nothing is dearer than finding something.
    evaluation.meter.charge(15)
  }
}

function stepIntoIndexes(evaluation: Evaluation, index: number, value: Value, { operation, numbers }: ArrayToken): void {
  if (value === null) throw pathNotFound
  if (!(value instanceof JavaList)) throw pathAborted
  const { items } = value
  const [first = 0, second = 0] = numbers
  switch (operation) {
    case 'index':
      return stepIntoItem(evaluation, index, items, first)
    case 'contextSize':
      return stepIntoItem(evaluation, index, items, items.length + first)
    case 'indexes':
      for (const number of numbers) stepIntoItem(evaluation, index, items, number)
      return
    case 'sliceFrom':
      return stepIntoRange(evaluation, index, items, Math.max(0, first < 0 ? items.length + first : first), items.length)
    case 'sliceTo':
      return stepIntoRange(evaluation, index, items, 0, first < 0 ? items.length + first : first)
    case 'sliceBetween':
      return stepIntoRange(evaluation, index, items, first, second)
  }
}

function stepIntoRange(evaluation: Evaluation, index: number, items: readonly Value[], from: number, to: number): void {
  if (items.length === 0) return
  for (let at = from; at < Math.min(items.length, to); at++) stepIntoItem(evaluation, index, items, at)
}

function stepIntoItem(evaluation: Evaluation, index: number, items: readonly Value[], at: number): void {
  const item = items[at]
  if (item === undefined) throw pathNotFound
  step(evaluation, index + 1, item)
}

function stepIntoAccepted(evaluation: Evaluation, index: number, value: Value): void {
  if (value instanceof JavaMap) {
    if (acceptedAt(evaluation, index, value)) step(evaluation, index + 1, value)
  } else if (value instanceof JavaList) {
    for (const item of value.items) if (acceptedAt(evaluation, index, item)) step(evaluation, index + 1, item)
  } else throw pathAborted
}

function acceptedAt(evaluation: Evaluation, index: number, item: Value): boolean {
  const token = evaluation.tokens[index]
  return (
    token?.kind === 'filter' && accepts(token.accepts, { item, root: evaluation.root, meter: evaluation.meter, requiresProperties: false, find: findValue })
  )
}

/**
 * Applies the token behind `..` to the value and to all within it, outermost first. Where it fits an array and is not the
 * last, Jayway skips it: `$..[0].a` looks for `a` in every item.
 */
function scan(evaluation: Evaluation, index: number, value: Value): void {
  evaluation.meter.charge(1)
  if (value instanceof JavaMap) {
    if (scanFits(evaluation, index, value)) step(evaluation, index, value)
    for (const member of value.members.values()) scan(evaluation, index, member)
  } else if (value instanceof JavaList) {
    if (scanFits(evaluation, index, value)) {
      if (index === evaluation.tokens.length - 1) step(evaluation, index, value)
      else for (const item of value.items) step(evaluation, index + 1, item)
    }
    for (const item of value.items) scan(evaluation, index, item)
  }
}

function scanFits(evaluation: Evaluation, index: number, value: JavaMap | JavaList): boolean {
  const token = evaluation.tokens[index]
  switch (token?.kind) {
    case 'property':
      return value instanceof JavaMap && token.names.every((name) => value.has(name))
    case 'array':
      return value instanceof JavaList
    case 'wildcard':
      return true
    case 'filter':
      return acceptedAt(evaluation, index, value)
    default:
      return false
  }
}
