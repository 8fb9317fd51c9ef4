import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer } from '../testing/fake-server.ts'
import { aroundApi, pets, restApiId, root } from '../testing/pet-store.ts'
import { openConsole } from '../testing/render-console.tsx'
import { askAhead } from './ask-ahead.ts'
import { consoleQueryClient } from './query-client.ts'

const known = { ...aroundApi, GetRestApis: { item: [] }, GetResources: { item: [root, pets] }, GetStages: { item: [] } }

test.each([
  ['/apis', ['GetRestApis']],
  ['/apis/create', []],
  [`/apis/${restApiId}/models`, ['GetRestApi']],
  [`/apis/${restApiId}/resources/pets/GET`, ['GetRestApi', 'GetResources', 'GetStages']],
])('of %s is asked ahead: %s', async (path, operations) => {
  const calls = answer(known)
  askAhead(consoleQueryClient(), path)
  await waitFor(() => expect(calls.map(({ operation }) => operation)).toEqual(operations))
})

test('what was asked ahead is not asked for again', async () => {
  const calls = answer(known)
  const queryClient = consoleQueryClient()
  const path = `/apis/${restApiId}/resources`
  askAhead(queryClient, path)
  await openConsole(path, queryClient)
  expect(await screen.findByRole('treeitem', { name: '/pets' })).toBeDefined()
  for (const asked of ['GetRestApi', 'GetResources', 'GetStages']) expect(calls.filter(({ operation }) => operation === asked)).toHaveLength(1)
})
