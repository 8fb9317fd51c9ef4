import type { LintFinding, LintRule } from '@fourbox/domain'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer } from '../../testing/fake-server.ts'
import { aroundApi, restApiId } from '../../testing/pet-store.ts'
import { openConsole } from '../../testing/render-console.tsx'

const rules: readonly LintRule[] = [
  { id: 'lambda-needs-post', title: 'A function that is not called by POST', severity: 'error', explanation: 'Functions are invoked by POST.' },
]
const finding: LintFinding = {
  rule: 'lambda-needs-post',
  severity: 'error',
  place: { in: 'method', resourceId: 'pets', path: '/pets', httpMethod: 'GET', box: 'integration-request' },
  text: 'GET /pets invokes its function by GET.',
  fix: { operation: 'UpdateIntegration', input: { resourceId: 'pets', httpMethod: 'GET', patchOperations: [] }, text: 'Invoke it by POST' },
}

function linted(findings: readonly LintFinding[]) {
  return { '/_fourbox/lint-rules': JSON.stringify({ item: rules }), [`/_fourbox/lint/${restApiId}`]: JSON.stringify({ item: findings }) }
}

test('an API in which nothing is found says by how many rules', async () => {
  answer(aroundApi, linted([]))
  await openConsole(`/apis/${restApiId}/lint`)
  expect(await screen.findByText('Nothing found: 1 rules were asked.')).toBeDefined()
})

test('a finding leads to its place, and says why it matters', async () => {
  answer(aroundApi, linted([finding]))
  await openConsole(`/apis/${restApiId}/lint`)
  const place = await screen.findByRole('link', { name: 'GET /pets, integration request' })
  expect(place.getAttribute('href')).toBe(`/console/apis/${restApiId}/resources/pets/GET/integration-request`)
  fireEvent.click(screen.getByRole('button', { name: 'A function that is not called by POST' }))
  expect(await screen.findByText('Functions are invoked by POST.')).toBeDefined()
})

test('what a finding offers is done by the operation that the server named', async () => {
  const calls = answer({ ...aroundApi, UpdateIntegration: {} }, linted([finding]))
  await openConsole(`/apis/${restApiId}/lint`)
  fireEvent.click(await screen.findByRole('button', { name: 'Invoke it by POST' }))
  expect(await screen.findByText('Invoke it by POST: done. Deploy the API for it to act.')).toBeDefined()
  await waitFor(() =>
    expect(calls.find(({ operation }) => operation === 'UpdateIntegration')?.path).toBe(`/restapis/${restApiId}/resources/pets/methods/GET/integration`),
  )
})
