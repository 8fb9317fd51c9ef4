import type { TestOutcome } from '@fourbox/domain'
import { useMemo } from 'react'
import { create } from 'zustand'

/** What became of a test, and when it was run; in milliseconds since 1970. */
export interface KeptOutcome {
  readonly outcome: TestOutcome
  readonly at: number
}

/** By the id of their test. */
export type Outcomes = ReadonlyMap<string, KeptOutcome>

/** More of a value than anybody reads beside another. */
const longestKept = 2000

const useShown = create<{ readonly byApi: ReadonlyMap<string, Outcomes> }>(() => ({ byApi: new Map() }))

/** The last outcomes of an API's tests, as this browser saw them: what others run is theirs. */
export function useOutcomes(restApiId: string): Outcomes {
  const shown = useShown(({ byApi }) => byApi.get(restApiId))
  return useMemo(() => shown ?? readOutcomes(restApiId), [shown, restApiId])
}

/** Keeps what became of a test in the place of what had become of it before. */
export function keepOutcome(restApiId: string, id: string, kept: KeptOutcome): void {
  writeOutcomes(restApiId, new Map(outcomesOf(restApiId)).set(id, kept))
}

/** A test that was changed has not been run; one that was deleted leaves nothing. */
export function forgetOutcome(restApiId: string, id: string): void {
  const outcomes = new Map(outcomesOf(restApiId))
  if (outcomes.delete(id)) writeOutcomes(restApiId, outcomes)
}

function outcomesOf(restApiId: string): Outcomes {
  return useShown.getState().byApi.get(restApiId) ?? readOutcomes(restApiId)
}

function readOutcomes(restApiId: string): Outcomes {
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- nothing but this file writes under the key
    return new Map(JSON.parse(localStorage.getItem(keyOf(restApiId)) ?? '[]') as [string, KeptOutcome][])
  } catch {
    return new Map()
  }
}

/** Where the browser has no room, they are shown until the page is loaded anew. */
function writeOutcomes(restApiId: string, outcomes: Outcomes): void {
  useShown.setState(({ byApi }) => ({ byApi: new Map(byApi).set(restApiId, outcomes) }))
  try {
    localStorage.setItem(keyOf(restApiId), JSON.stringify([...outcomes].map(([id, { outcome, at }]) => [id, { outcome: shortened(outcome), at }])))
  } catch {
    localStorage.removeItem(keyOf(restApiId))
  }
}

function keyOf(restApiId: string): string {
  return `fourbox-test-outcomes ${restApiId}`
}

/** What failed stays, what held is not shown again. */
function shortened(outcome: TestOutcome): TestOutcome {
  return {
    ...outcome,
    checks: outcome.checks
      .filter(({ passed }) => !passed)
      .map((check) => ({ ...check, expected: check.expected.slice(0, longestKept), actual: check.actual.slice(0, longestKept) })),
  }
}
