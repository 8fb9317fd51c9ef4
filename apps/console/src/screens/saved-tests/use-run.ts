import type { TestOutcome } from '@fourbox/domain'
import { useState } from 'react'
import { refusalText } from '../../client/refused-field.ts'
import { runSavedTests } from '../../client/saved-tests.ts'
import { flash } from '../../shell/flashes.ts'

/** Outcomes by the id of their test; what was run before stays until it is run again. */
export type Outcomes = ReadonlyMap<string, TestOutcome>

/** Runs tests and shows each outcome as it comes. */
export function useRun(restApiId: string) {
  const [outcomes, setOutcomes] = useState<Outcomes>(new Map())
  const [running, setRunning] = useState(false)
  const run = async (ids?: readonly string[]) => {
    setRunning(true)
    if (!ids) setOutcomes(new Map())
    let failed = 0
    let ran = 0
    try {
      for await (const outcome of runSavedTests(restApiId, ids)) {
        ran += 1
        if (!outcome.passed) failed += 1
        setOutcomes((before) => new Map(before).set(outcome.id ?? '', outcome))
      }
      flash(failed === 0 ? { type: 'success', content: `${ran} of ${ran} tests passed.` } : { type: 'error', content: `${failed} of ${ran} tests failed.` })
    } catch (error) {
      flash({ type: 'error', content: refusalText(error) })
    }
    setRunning(false)
  }
  return { outcomes, running, run }
}
