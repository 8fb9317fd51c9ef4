import { cleanup } from '@testing-library/react'
import { vi } from 'vitest'
import { endTimers } from './page-timers.ts'

/**
 * Closes the page as a browser does: what is drawn goes, and with it all that would still draw. A step to another page
 * that has begun is let come to its end first, since its code cannot be called back.
 */
export async function closePage(): Promise<void> {
  await vi.dynamicImportSettled()
  cleanup()
  endTimers()
}
