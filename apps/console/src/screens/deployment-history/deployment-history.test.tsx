import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer } from '../../testing/fake-server.ts'
import { aroundApi, restApiId } from '../../testing/pet-store.ts'
import { openConsole } from '../../testing/render-console.tsx'

const stage = { stageName: 'test', deploymentId: 'dep2' }
const known = {
  ...aroundApi,
  GetStages: { item: [stage] },
  GetDeployments: {
    item: [
      { id: 'dep1', createdDate: 1_794_000_000 },
      { id: 'dep2', createdDate: 1_795_000_000 },
    ],
  },
}
const nothingServed = JSON.stringify({ item: [] })
const change = { kind: 'method', name: 'GET /pets', change: 'changed', members: [{ name: 'integration.uri', before: 'http://old', after: 'http://new' }] }

test('the newest deployment is compared with the draft: in words, and as definitions', async () => {
  answer(known, {
    [`/_fourbox/serving/${restApiId}`]: nothingServed,
    [`/_fourbox/changes/${restApiId}/dep2/draft`]: JSON.stringify({ item: [change] }),
    [`/_fourbox/definitions/${restApiId}/dep2`]: 'openapi: 3.0.1\nuri: http://old\n',
    [`/_fourbox/definitions/${restApiId}/draft`]: 'openapi: 3.0.1\nuri: http://new\n',
  })
  await openConsole(`/apis/${restApiId}/deployment-history`)
  expect(await screen.findByText(/integration\.uri/)).toBeDefined()
  const difference = await screen.findByRole('region', { name: 'OpenAPI difference' })
  expect([...difference.querySelectorAll('del, ins')].map(({ tagName, textContent }) => `${tagName} ${textContent}`)).toEqual([
    'DEL uri: http://old',
    'INS uri: http://new',
  ])
  expect(screen.getByRole('button', { name: 'Deploy API' })).toBeDefined()
})

test('the time line tells what each stage serves and served, and any two deployments are chosen by keys', async () => {
  const noon = Date.UTC(2026, 10, 27, 12) / 1000
  answer(known, {
    [`/_fourbox/serving/${restApiId}`]: JSON.stringify({
      item: [
        { stageName: 'prod', deploymentId: 'dep1' },
        { stageName: 'test', deploymentId: 'dep1', at: noon },
        { stageName: 'test', deploymentId: 'dep2', at: noon + 3600 },
      ],
    }),
    [`/_fourbox/changes/${restApiId}/dep2/draft`]: JSON.stringify({ item: [] }),
    [`/_fourbox/changes/${restApiId}/dep2/dep1`]: JSON.stringify({ item: [change] }),
    ...Object.fromEntries(['dep1', 'dep2', 'draft'].map((state) => [`/_fourbox/definitions/${restApiId}/${state}`, 'openapi: 3.0.1\n'])),
  })
  const { router } = await openConsole(`/apis/${restApiId}/deployment-history`)
  const rows = within(await screen.findByRole('list', { name: 'Draft and deployments, newest first' })).getAllByRole('listitem')
  expect(rows.map(({ textContent }) => textContent?.replace(/\d+:\d+.*?[AP]M/g, 'time').replaceAll(/\s+/g, ' '))).toEqual([
    expect.stringMatching(/^DraftThe API as it is now/),
    expect.stringMatching(/^dep2 · .*test now, since Nov 27/),
    expect.stringMatching(/^dep1 · .*test Nov 27, .*prod now, since when is not known/),
  ])
  fireEvent.click(within(rows[2] ?? document.body).getByRole('radio', { name: /^B, after: dep1 of/ }))
  expect(router.state.location.search).toBe('?from=dep2&to=dep1')
  expect(await screen.findByText(/integration\.uri/)).toBeDefined()
  expect(screen.getByRole('button', { name: 'Make B active on' })).toBeDefined()
  fireEvent.click(screen.getByRole('tab', { name: 'What served when' }))
  expect(within(await screen.findByRole('table', { name: 'What served when' })).getAllByRole('row')).toHaveLength(4)
})

test('the draft’s page says how far the stage is behind, and leads to the comparison', async () => {
  answer(
    { ...known, GetResources: { item: [{ id: 'root', path: '/' }] } },
    { [`/_fourbox/undeployed/${restApiId}/test`]: JSON.stringify({ item: [change, change] }) },
  )
  await openConsole(`/apis/${restApiId}/resources`)
  expect((await screen.findByRole('link', { name: 'test: 2 changes behind' })).getAttribute('href')).toBe(
    `/console/apis/${restApiId}/deployment-history?from=dep2&to=draft`,
  )
})

test('each changed setting is told with its old and its new value, a long one folded', async () => {
  const members = [
    { name: 'apiKeyRequired', before: false, after: true },
    { name: 'operationName', after: 'list' },
    { name: 'integration.requestTemplates.application/json', before: '{\n  "a": 1\n}', after: '{}' },
  ]
  answer(known, {
    [`/_fourbox/serving/${restApiId}`]: nothingServed,
    [`/_fourbox/changes/${restApiId}/dep2/draft`]: JSON.stringify({ item: [{ ...change, members }] }),
    [`/_fourbox/definitions/${restApiId}/dep2`]: '',
    [`/_fourbox/definitions/${restApiId}/draft`]: '',
  })
  await openConsole(`/apis/${restApiId}/deployment-history`)
  expect((await screen.findByText(/apiKeyRequired/)).textContent).toBe('apiKeyRequired: false → true')
  expect(screen.getByText(/operationName/).textContent).toBe('operationName: not set → list')
  fireEvent.click(screen.getByRole('button', { name: 'integration.requestTemplates.application/json: 3 lines → 2 characters' }))
  expect(screen.getByRole('region', { name: 'integration.requestTemplates.application/json before' }).textContent).toContain('"a": 1')
})
