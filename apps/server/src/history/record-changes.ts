import {
  type DraftHistory,
  draftDifferences,
  own,
  patchBetween,
  type RecordedChange,
  recordedChangeKey,
  type RestApi,
  type RestApiId,
  type SavedTest,
  savedTestKey,
  savedTestsOfApi,
} from '@fourbox/domain'
import type { Reads, Write } from '@fourbox/store'
import type { DraftFollower } from '../drafts/followed-drafts.ts'
import { checkTestLimit } from '../saved-tests/saved-tests.ts'
import { lostTests } from '../saved-tests/tests-follow-methods.ts'
import { currentCaller, type GoingBack } from './caller.ts'
import { madeCall } from './made-call.ts'

/** How much of the history of one draft is kept: changes, and characters of them. */
const mostChanges = 200
const mostCharacters = 8 * 1024 * 1024
/** A change that takes more to go back behind is told, and ends what can be undone. */
const mostCharactersOfOne = 4 * 1024 * 1024
/** What is told of one change. */
const mostDifferences = 20

/** Somebody else changed the draft since it was looked at, so what was to be taken back is no longer the newest change. */
export class HistoryMoved extends Error {
  override readonly name = 'HistoryMoved'
}

/**
 * Writes down each change of a draft in the commit that makes it: what it did, who made it, and what brings the former draft back.
 * @param now milliseconds since 1970
 * @throws HistoryMoved, and TestsRefused when more tests would come back than an API keeps: nothing is written then
 */
export function recordChanges(now: () => number): DraftFollower {
  return (change, reads) => {
    const { restApiId } = change
    if (change.became === 'deleted') {
      return [
        { op: 'delete-all', kind: 'recordedChange', prefix: `${restApiId}/` },
        { op: 'delete', kind: 'draftHistory', id: restApiId },
      ]
    }
    const { before, after } = change
    const history = reads.get('draftHistory', restApiId) ?? { restApiId, kept: [], next: 1 }
    const { client, principal, goingBack, call } = currentCaller()
    if (goingBack && history[goingBack.action] !== goingBack.of) throw new HistoryMoved()
    const back = patchBetween(after, before)
    if (!back) return []
    const differences = draftDifferences(before, after, change.resources)
    const tests = lostTests(change, reads)
    const returning = returningTests(goingBack, after)
    if (returning.length > 0) checkTestLimit(reads.ids('savedTest', savedTestsOfApi(restApiId)).length - tests.length + returning.length)
    const told = {
      restApiId,
      sequence: history.next,
      at: now(),
      client,
      ...(principal?.user && { userName: principal.user.userName }),
      action: goingBack?.action ?? 'change',
      ...(goingBack && { of: goingBack.of }),
      differences: differences.slice(0, mostDifferences),
      moreDifferences: Math.max(0, differences.length - mostDifferences),
      ...(call && !goingBack && madeCall(call)),
    } as const
    const characters = JSON.stringify([told, back, tests]).length
    const isKept = characters <= mostCharactersOfOne
    // What lies under it on its own pile: of the changes that can be undone, or of the undos that can be made again.
    const below = goingBack?.action === 'undo' ? history.redo : history.undo
    const recorded: RecordedChange = { ...told, ...(isKept && { back, ...(tests.length > 0 && { tests }) }), ...(below !== undefined && { below }) }
    return [
      { op: 'put', kind: 'recordedChange', id: recordedChangeKey(restApiId, recorded.sequence), entity: recorded },
      ...keptWithin(advanced(history, recorded, reads), isKept ? characters : 0, recorded.sequence),
      ...returning.map((test): Write => ({ op: 'put', kind: 'savedTest', id: savedTestKey(test), entity: test })),
    ]
  }
}

/** Where the history stands behind a change: an undo takes the uppermost change off its pile, and lies on that of the redos. */
function advanced(history: DraftHistory, { action, of, sequence }: RecordedChange, reads: Reads): DraftHistory {
  const { undo: _undo, redo: _redo, ...rest } = history
  const belowTaken = of === undefined ? undefined : reads.get('recordedChange', recordedChangeKey(history.restApiId, of))?.below
  const piles = action === 'change' ? { undo: sequence } : action === 'undo' ? { undo: belowTaken, redo: sequence } : { undo: sequence, redo: belowTaken }
  return {
    ...rest,
    next: sequence + 1,
    ...(piles.undo !== undefined && { undo: piles.undo }),
    ...(piles.redo !== undefined && { redo: piles.redo }),
  }
}

/** The history with one more change, without the oldest of those that are too many or too long. */
function keptWithin({ restApiId, ...history }: DraftHistory, characters: number, sequence: number): readonly Write[] {
  const kept = [...history.kept, [sequence, characters] as const]
  let sum = kept.reduce((all, [, each]) => all + each, 0)
  let gone = 0
  while (kept.length - gone > mostChanges || (sum > mostCharacters && gone < kept.length - 1)) {
    sum -= kept[gone]?.[1] ?? 0
    gone += 1
  }
  return [
    ...kept.slice(0, gone).map(([old]): Write => ({ op: 'delete', kind: 'recordedChange', id: recordedChangeKey(restApiId, old) })),
    { op: 'put', kind: 'draftHistory', id: restApiId, entity: { restApiId, ...history, kept: kept.slice(gone) } },
  ]
}

/** Tests come back with the methods that they went with. */
function returningTests(goingBack: GoingBack | undefined, after: RestApi): readonly SavedTest[] {
  const stands = ({ resourceId, httpMethod }: SavedTest) => own(after.resources, resourceId)?.methods[httpMethod] !== undefined
  return (goingBack?.tests ?? []).filter(stands)
}

/** What the keys of an API's changes begin with. */
export function changesOf(restApiId: RestApiId): string {
  return `${restApiId}/`
}
