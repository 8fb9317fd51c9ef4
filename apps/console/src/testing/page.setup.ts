import './page-timers.ts'
import { configure } from '@testing-library/react'
import { afterEach, vi } from 'vitest'
import { closePage } from './close-page.ts'

// A busy machine is not a failure.
configure({ asyncUtilTimeout: 30_000 })

// Files share one window and the console's code: each test leaves both as it found them.
afterEach(async () => {
  await closePage()
  vi.unstubAllGlobals()
  localStorage.clear()
  sessionStorage.clear()
  document.title = ''
})
