import { useState } from 'react'
import { refusalText } from '../../client/refused-field.ts'
import { type ChosenTests, runSavedTests } from '../../client/saved-tests.ts'
import { keepOutcome, useOutcomes } from '../../components/saved-tests/kept-outcomes.ts'
import { flash } from '../../shell/flashes.ts'

/** Runs tests and shows each outcome as it comes; what was run before, also before a reload, stays until it is run again. */
export function useRun(restApiId: string) {
  const outcomes = useOutcomes(restApiId)
  const [running, setRunning] = useState(false)
  const run = async (chosen: ChosenTests) => {
    setRunning(true)
    let failed = 0
    let ran = 0
    try {
      for await (const outcome of runSavedTests(restApiId, chosen)) {
        ran += 1
        if (!outcome.passed) failed += 1
        keepOutcome(restApiId, outcome.id ?? '', { outcome, at: Date.now() })
      }
      const all = `${ran} ${ran === 1 ? 'test' : 'tests'}`
      flash(failed === 0 ? { type: 'success', content: `${ran} of ${all} passed.` } : { type: 'error', content: `${failed} of ${all} failed.` })
    } catch (error) {
      flash({ type: 'error', content: refusalText(error) })
    }
    setRunning(false)
  }
  return { outcomes, running, run }
}
