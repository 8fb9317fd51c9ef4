import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer, Refusal } from '../../testing/fake-server.ts'
import { openConsole } from '../../testing/render-console.tsx'

const petStore = { id: 'abcde12345', name: 'PetStore', createdDate: 1_795_000_000, endpointConfiguration: { types: ['REGIONAL'] } }

test('while the APIs are on their way the page says that it is loading', async () => {
  answer({ GetRestApis: 'never' })
  await openConsole('/apis')
  expect(await screen.findByText('Loading')).toBeDefined()
})

test('without an API the page welcomes and leads to the example', async () => {
  answer({ GetRestApis: { item: [] } })
  await openConsole('/apis')
  const start = await screen.findByRole('link', { name: 'Get started' })
  expect(start.getAttribute('href')).toBe('/console/apis/create?type=example')
})

test('a refusal is shown in the server’s words, and asking again helps', async () => {
  answer({ GetRestApis: new Refusal(503, 'ServiceUnavailableException', 'The store is busy') })
  await openConsole('/apis')
  expect(await screen.findByText('The store is busy')).toBeDefined()
  answer({ GetRestApis: { item: [petStore] } })
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('link', { name: 'PetStore' })).toBeDefined()
})

test('APIs are listed with their endpoint type and lead to their resources', async () => {
  answer({ GetRestApis: { item: [petStore] } })
  await openConsole('/apis')
  const link = await screen.findByRole('link', { name: 'PetStore' })
  expect(link.getAttribute('href')).toBe('/console/apis/abcde12345/resources')
  expect(screen.getByText('Regional')).toBeDefined()
})

test('an API is deleted only after the word has been typed', async () => {
  const calls = answer({ GetRestApis: { item: [petStore] }, DeleteRestApi: {} })
  await openConsole('/apis')
  fireEvent.click(await screen.findByRole('radio', { name: 'Select PetStore' }))
  fireEvent.click(screen.getByRole('button', { name: 'Delete' }))
  const dialog = within(await screen.findByRole('dialog'))
  const button = dialog.getByRole('button', { name: 'Delete' })
  expect(button.hasAttribute('disabled') || button.getAttribute('aria-disabled') === 'true').toBe(true)
  fireEvent.change(dialog.getByLabelText('To confirm, type "confirm"'), { target: { value: 'confirm' } })
  fireEvent.click(button)
  expect(await screen.findByText('Deleted the API PetStore.')).toBeDefined()
  expect(calls.some(({ operation }) => operation === 'DeleteRestApi')).toBe(true)
})
