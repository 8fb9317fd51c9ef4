import { summaryOf } from '@fourbox/domain'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer } from '../testing/fake-server.ts'
import { aroundApi, restApiId } from '../testing/pet-store.ts'
import { openConsole } from '../testing/render-console.tsx'
import { trialCall } from '../testing/trial-call.ts'

const reversed = 'Pets\u202Eexe.'
const shown = String.raw`Pets\u202eexe.`

test('a name that would turn its line round is written out in lists, in the navigation and in breadcrumbs', async () => {
  answer({
    ...aroundApi,
    GetRestApis: { item: [{ id: restApiId, name: reversed }] },
    GetRestApi: { id: restApiId, name: reversed },
    GetAuthorizers: { item: [{ id: 'a', name: reversed, type: 'TOKEN' }] },
  })
  await openConsole(`/apis/${restApiId}/authorizers`)
  await waitFor(() => expect(screen.getAllByRole('link', { name: shown })).toHaveLength(2))
  expect(screen.getByRole('heading', { name: `API: ${shown}` })).toBeDefined()
  expect(document.body.textContent).not.toContain('\u202E')
  expect(document.title).not.toContain('\u202E')
})

test('so is the name of a log stream, which whoever writes logs chooses', async () => {
  answer({
    ListTagsForResource: { tags: {} },
    DescribeLogGroups: { logGroups: [{ logGroupName: 'one' }] },
    DescribeLogStreams: { logStreams: [{ logStreamName: reversed }] },
  })
  await openConsole('/log-groups/one')
  expect(await screen.findByRole('link', { name: shown })).toBeDefined()
})

test('so are names, descriptions and tags on the page of a thing, and in the dialog that asks about it', async () => {
  answer({
    GetApiKey: { id: 'k1', name: reversed, description: reversed, enabled: true, tags: { [reversed]: reversed } },
    GetUsagePlans: { item: [{ id: 'p1', name: reversed }] },
  })
  await openConsole('/api-keys/k1')
  expect(await screen.findByRole('link', { name: shown })).toBeDefined()
  fireEvent.click(screen.getByRole('button', { name: 'Delete' }))
  expect((await screen.findByRole('dialog')).textContent).toContain(shown)
  expect(document.body.textContent).not.toContain('\u202E')
})

test('so are the path of a recorded call and what decided it, in its row and where the pointer rests on it', async () => {
  const call = summaryOf(trialCall({ path: `/${reversed}`, decision: reversed }))
  answer(
    { ...aroundApi, GetStage: { stageName: 'dev' }, GetDomainNames: { items: [] } },
    { '/_fourbox/traces/live': 'data: {"calls":[],"missed":0}\n\n', '/_fourbox/traces/calls': JSON.stringify({ item: [call] }) },
  )
  await openConsole(`/apis/${restApiId}/stages/dev/traffic`)
  expect((await screen.findByRole('treeitem')).textContent).toContain(`/${shown}`)
  expect(screen.getByTitle(shown)).toBeDefined()
  expect(document.body.innerHTML).not.toContain('\u202E')
})
