import type { PatchOperation } from '@aws-sdk/client-api-gateway'
import { expect, test } from 'vitest'
import { refusalOf } from './trial-server.ts'

/** What is sent, and what comes of it. */
interface Outcome {
  readonly value?: string
  /** What is patched first. */
  readonly before?: readonly PatchOperation[]
  /** Members of the answer as they are then, each whole. A member that must be absent is undefined. */
  readonly gives?: object
  /** How it is refused instead. */
  readonly refused?: string
}

interface PatchTrial extends Outcome {
  /** Where the pattern has keys: a path that it takes. The pattern itself when absent. */
  readonly path?: string
  readonly from?: string
  /** Further values at the same path. */
  readonly also?: readonly Outcome[]
}

/** `replace /name` → what comes of it. */
export type PatchTrials = Readonly<Record<string, PatchTrial>>

const ops = ['add', 'replace', 'remove', 'copy'] as const

/** An object to patch: the operation that updates it, and the one that reads it. */
export interface Patched {
  readonly update: (patchOperations: PatchOperation[]) => Promise<object>
  readonly read: () => Promise<object>
}

/**
 * A test for each row of a patch table, through the operation that updates, and one that falls when a row has none.
 * `prepare` makes a new object for each trial.
 */
export function describePatches(table: Readonly<Record<string, object>>, trials: PatchTrials, prepare: () => Promise<Patched>): void {
  test('every row of the patch table is tried', () => {
    const rows = Object.entries(table).flatMap(([pattern, changes]) => Object.keys(changes).map((op) => `${op} ${pattern}`))
    expect(Object.keys(trials).toSorted()).toEqual(rows.toSorted())
  })

  test.each(Object.entries(trials).flatMap(([row, trial]) => outcomesOf(row, trial)))('$row $value', async ({ operation, before, gives = {}, refused }) => {
    const { update, read } = await prepare()
    if (before) await update([...before])
    const former = await read()
    const answer = update([operation])
    const came = refused === undefined ? membersOf(await answer, Object.keys(gives)) : await refusalOf(answer)
    expect(came).toEqual(refused ?? gives)
    // What is answered is what stands, and what is refused changes nothing.
    expect(await read()).toEqual(refused === undefined ? await answer : former)
  })
}

function outcomesOf(row: string, { path, from, also = [], ...first }: PatchTrial) {
  const [name = '', pattern = ''] = row.split(' ')
  const op = ops.find((each) => each === name)
  return [first, ...also].map(({ value, ...outcome }) => ({
    row,
    value,
    operation: { op, path: path ?? pattern, ...(value !== undefined && { value }), ...(from !== undefined && { from }) },
    ...outcome,
  }))
}

function membersOf(answer: object, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(answer).filter(([name]) => names.includes(name)))
}
