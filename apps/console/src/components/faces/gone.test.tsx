import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { announceChange, answer, Refusal } from '../../testing/fake-server.ts'
import { aroundApi, restApiId } from '../../testing/pet-store.ts'
import { openConsole } from '../../testing/render-console.tsx'

const gone = new Refusal(404, 'NotFoundException', 'Invalid Usage Plan ID specified')

test('what is not there leads to the list, and not to another try', async () => {
  answer({ GetUsagePlan: gone })
  await openConsole('/usage-plans/plan/edit')
  expect(await screen.findByText('Invalid Usage Plan ID specified')).toBeDefined()
  expect(screen.getByRole('link', { name: 'To the list' }).getAttribute('href')).toBe('/console/usage-plans')
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
})

test('what is deleted elsewhere while it is shown does not go on to look alive', async () => {
  const plan = { id: 'plan', name: 'Partner' }
  answer({ GetUsagePlan: plan, GetRestApis: { item: [] }, GetUsagePlanKeys: { item: [] } })
  await openConsole('/usage-plans/plan')
  await screen.findByText('Usage plan details')
  answer({ GetUsagePlan: gone })
  announceChange('other')
  expect(await screen.findByText('Invalid Usage Plan ID specified')).toBeDefined()
  expect(screen.queryByText('Usage plan details')).toBeNull()
})

test('a thing of an API that is not there leads to the list of the API', async () => {
  answer({ ...aroundApi, GetModel: new Refusal(404, 'NotFoundException', 'Invalid model name specified: Bird') })
  await openConsole(`/apis/${restApiId}/models/Bird`)
  expect((await screen.findByRole('link', { name: 'To the list' })).getAttribute('href')).toBe(`/console/apis/${restApiId}/models`)
})
