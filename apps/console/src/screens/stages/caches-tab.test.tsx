import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { type Answer, answer } from '../../testing/fake-server.ts'
import { aroundApi, restApiId } from '../../testing/pet-store.ts'
import { openConsole } from '../../testing/render-console.tsx'

const caching = { stageName: 'test', deploymentId: 'dep123', cacheClusterEnabled: true, methodSettings: { '*/*': { cachingEnabled: true } } }
const list = `/_fourbox/caches/${restApiId}/test`
const kept = { ageInSeconds: 61, timeLeftInSeconds: 239, sizeInBytes: 431, workers: 2 }
const dog = { ...kept, id: 'one', cache: 'responses', name: 'GET /pets', key: [{ name: 'method.request.querystring.q', value: 'dog' }] }
const entrance = { ...kept, id: 'two', cache: 'authorizers', name: 'auth1', key: [{ name: 'method.request.header.Authorization', value: '***456' }] }

/** Opens the tab of a stage whose caches keep these; what is kept can be changed afterwards. */
async function openCaches(stage: object, item: readonly object[], others: Record<string, string> = {}, answers: Readonly<Record<string, Answer>> = {}) {
  const served: Record<string, string> = { ...others, [list]: JSON.stringify({ item, hasMore: false }) }
  const calls = answer(
    { ...aroundApi, GetStages: { item: [stage] }, GetDeployment: {}, GetAuthorizers: { item: [{ id: 'auth1', name: 'Gatekeeper' }] }, ...answers },
    served,
  )
  await openConsole(`/apis/${restApiId}/stages/test?tab=caches`)
  const keep = (left: readonly object[]) => void (served[list] = JSON.stringify({ item: left, hasMore: false }))
  return { calls, keep }
}

test('what a stage keeps is listed by its key with age, time left and size, answers apart from verdicts', async () => {
  await openCaches(caching, [dog, entrance])
  const answers = within(await screen.findByRole('table', { name: 'Response cache' }))
  for (const text of ['GET /pets', 'querystring.q: dog', '1 min 1 s', '3 min 59 s', '2 × 431 B']) expect(answers.getByText(text)).toBeDefined()
  const verdicts = within(screen.getByRole('table', { name: 'Authorizer cache' }))
  expect((await verdicts.findByRole('link', { name: 'Gatekeeper' })).getAttribute('href')).toContain(`/apis/${restApiId}/authorizers/auth1`)
  expect(verdicts.getByText('header.Authorization: ***456')).toBeDefined()
})

test('an entry is removed once that is confirmed, and the list says so', async () => {
  const { keep } = await openCaches(caching, [dog, entrance], { [`${list}/one`]: '' })
  fireEvent.click(await screen.findByRole('radio', { name: 'Select GET /pets (method.request.querystring.q: dog)' }))
  const [remove] = screen.getAllByRole('button', { name: 'Remove' })
  if (remove) fireEvent.click(remove)
  const dialog = within(await screen.findByRole('dialog'))
  keep([entrance])
  fireEvent.click(dialog.getByRole('button', { name: 'Remove' }))
  expect(await screen.findByText('No answers kept')).toBeDefined()
  expect(screen.getByText('Removed GET /pets (method.request.querystring.q: dog) from the response cache of test.')).toBeDefined()
})

test('an entry that has gone by itself meanwhile is told in the dialog, in the server’s words', async () => {
  const { calls } = await openCaches(caching, [dog])
  fireEvent.click(await screen.findByRole('radio', { name: /^Select GET/ }))
  const [remove] = screen.getAllByRole('button', { name: 'Remove' })
  if (remove) fireEvent.click(remove)
  fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Remove' }))
  expect(await screen.findByText(`No answer for DELETE ${list}/one`)).toBeDefined()
  expect(calls.map(({ path }) => path)).toContain(`${list}/one`)
})

test('each cache is flushed by AWS’s own operation', async () => {
  const { calls } = await openCaches(caching, [entrance], {}, { FlushStageAuthorizersCache: {} })
  const [, verdicts] = await screen.findAllByRole('button', { name: 'Flush' })
  if (verdicts) fireEvent.click(verdicts)
  fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Flush authorizers cache' }))
  expect(await screen.findByText('Flushed the authorizers cache of test.')).toBeDefined()
  expect(calls.map(({ operation }) => operation)).toContain('FlushStageAuthorizersCache')
})

test.each([
  ['The stage has no cache', { ...caching, cacheClusterEnabled: false }],
  ['No method caches', { ...caching, methodSettings: {} }],
])('an empty cache says why and leads to where caching is switched on: %s', async (text, stage) => {
  await openCaches(stage, [])
  expect(await screen.findByText(text)).toBeDefined()
  expect(screen.getByRole('link', { name: 'Switch caching on' }).getAttribute('href')).toContain(`/apis/${restApiId}/stages/test/edit`)
})

test('whoever switches caching on is led back to the caches', async () => {
  answer({ ...aroundApi, GetStage: caching, GetStages: { item: [caching] }, GetDeployment: {}, GetClientCertificates: {}, UpdateStage: caching })
  const { router } = await openConsole(`/apis/${restApiId}/stages/test/edit?tab=caches`)
  fireEvent.change(await screen.findByLabelText('Cache time-to-live (TTL)'), { target: { value: '60' } })
  fireEvent.click(screen.getByRole('button', { name: 'Save changes' }))
  await waitFor(() => expect(router.state.location.pathname + router.state.location.search).toBe(`/apis/${restApiId}/stages/test?tab=caches`))
})

test('when the caches cannot be read the tab says why', async () => {
  answer({ ...aroundApi, GetStages: { item: [caching] }, GetDeployment: {} })
  await openConsole(`/apis/${restApiId}/stages/test?tab=caches`)
  expect(await screen.findByText(`No answer for GET ${list}`)).toBeDefined()
  expect(screen.getByRole('button', { name: 'Try again' })).toBeDefined()
})
