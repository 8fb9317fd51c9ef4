import { fireEvent, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer } from '../../testing/fake-server.ts'
import { aroundApi, restApiId } from '../../testing/pet-store.ts'
import { openConsole } from '../../testing/render-console.tsx'

test('what a definition says of its default response, which is no status of a new part, can be edited', async () => {
  const part = { id: 'part01', location: { type: 'RESPONSE', path: '/pets', method: 'GET', statusCode: 'default' }, properties: '{"description":"any"}' }
  const calls = answer({ ...aroundApi, GetDocumentationParts: { item: [part] }, GetResources: { item: [] }, UpdateDocumentationPart: part })
  await openConsole(`/apis/${restApiId}/documentation/edit?type=RESPONSE&path=/pets&method=GET&statusCode=default`)
  fireEvent.click(await screen.findByRole('button', { name: 'Save changes' }))
  expect(await screen.findByText(/^Saved the documentation part/)).toBeDefined()
  expect(calls.filter(({ operation }) => operation === 'UpdateDocumentationPart')).toHaveLength(1)
})
