import { once } from 'node:events'
import { type StoredDocuments, StoreUnavailable } from '@fourbox/store'
import express from 'express'
import { expect, onTestFinished, test } from 'vitest'
import { AuditLog } from '../audit/audit-log.ts'
import { reportBug } from '../failures/report-bug.ts'
import { trialStore } from '../testing/trial-store.ts'
import { signInRoutes } from './sign-in-routes.ts'
import { strictMode } from './strict-mode.ts'

/** The routes of a node, whose store goes away when the test says so. */
async function startRoutes() {
  const { documents } = await trialStore()
  const store = { isAway: false }
  const away = () => Promise.reject(new StoreUnavailable('away', 'the database', new Error('refused')))
  const reachable: StoredDocuments = { ...documents, delete: (kind, id) => (store.isAway ? away() : documents.delete(kind, id)) }
  const strict = await strictMode({ documents: reachable, configured: new Map(), secret: 'secret' })
  onTestFinished(() => strict.close())
  const admission = { hosts: new Set<string>(), origins: new Set<string>(), token: 'the-owners' }
  const audit = new AuditLog({ documents, now: Date.now, reportBug })
  const { behindGate, byToken } = signInRoutes(strict, { admission, audit, newAddress: (by) => strict.signInTokens.make(by) })
  const server = express()
    .use(behindGate)
    .post('/sign-in', ...byToken)
    .listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const address = server.address()
  const origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  const redeem = async (token: string) => {
    const answer = await fetch(`${origin}/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token }) })
    const told: unknown = await answer.json()
    return [answer.status, told]
  }
  return { strict, store, origin, redeem }
}

test('a sign-out while the store is away ends the session here, takes the cookie back, and says that other nodes have not heard', async () => {
  const { strict, store, origin } = await startRoutes()
  const { cookie, key } = await strict.sessions.open()
  const signOut = () => fetch(`${origin}/session`, { method: 'DELETE', headers: { cookie: `${strict.cookie}=${cookie}`, 'x-fourbox-token': key } })
  store.isAway = true
  const answer = await signOut()
  expect([answer.status, answer.headers.get('set-cookie')]).toEqual([503, expect.stringContaining('Max-Age=0')])
  expect(await answer.json()).toEqual({ message: expect.stringMatching(/^You are signed out at this server\. .* other nodes hear of it once it does/) })
  expect(strict.sessions.use(cookie, key)).toBeUndefined()
})

test('why a printed address opens nothing is told: it was used, it is of another Fourbox, or whoever asked for it is gone', async () => {
  const { strict, redeem } = await startRoutes()
  const token = await strict.signInTokens.make({})
  expect((await redeem(token))[0]).toBe(201)
  expect(await redeem(token)).toEqual([403, { message: expect.stringMatching(/^This address was used already, is older than a day, or/) }])
  expect(await redeem(`${token}x`)).toEqual([403, { message: expect.stringMatching(/^This address is not one of this Fourbox, or not a whole one\./) }])
  const ofNobody = await strict.signInTokens.make({ accessKeyId: 'AKIAGONE' })
  expect(await redeem(ofNobody)).toEqual([403, { message: expect.stringMatching(/^Whoever asked for this address may not come in any more\./) }])
})
