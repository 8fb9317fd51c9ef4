import { expect, onTestFinished, test, vi } from 'vitest'
import { signInAs } from '../testing/sign-in-as.ts'
import { askToSignIn } from './ask-to-sign-in.ts'

test.for([
  [200, '/console/apis'],
  [403, '/console/sign-in'],
  // While the database is away: the page tells of that, and goes on when it is back.
  [503, '/console/apis'],
] as const)('who asks for a page with a session that is answered %i is shown %s', async ([status, shown]) => {
  signInAs('admin')
  vi.stubGlobal('fetch', async () => new Response('{}', { status }))
  const { pathname } = location
  history.replaceState(null, '', '/console/apis')
  onTestFinished(() => {
    vi.unstubAllGlobals()
    history.replaceState(null, '', pathname)
  })
  await askToSignIn()
  expect(location.pathname).toBe(shown)
})
