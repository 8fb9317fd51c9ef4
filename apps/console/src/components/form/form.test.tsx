import { setImmediate as nextTurn } from 'node:timers/promises'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { useDrafts } from '../../shell/drafts.ts'
import { announceChange, answer, Refusal } from '../../testing/fake-server.ts'
import { openConsole } from '../../testing/render-console.tsx'

const model = { id: 'm', name: 'Pet', contentType: 'application/json', description: 'An animal', schema: '{"type":"object"}' }
const known = { GetRestApi: { id: 'abc', name: 'Zoo' }, GetModels: { item: [model] }, GetModel: model }
const address = '/apis/abc/models/Pet/edit'

async function describeAs(description: string): Promise<void> {
  fireEvent.change(await screen.findByLabelText(/^Description/), { target: { value: description } })
}

test('a draft that was saved is kept no longer', async () => {
  answer({ ...known, UpdateModel: model })
  const { router } = await openConsole(address)
  await describeAs('A pet')
  expect(useDrafts.getState().drafts.size).toBe(1)
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(router.state.location.pathname).toBe('/apis/abc/models/Pet'))
  await waitFor(() => expect(useDrafts.getState().drafts.size).toBe(0))
})

test('a draft that was refused is kept', async () => {
  answer({ ...known, UpdateModel: new Refusal(429, 'TooManyRequestsException', 'Too Many Requests') })
  await openConsole(address)
  await describeAs('A pet')
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Too Many Requests')).toBeDefined()
  expect(screen.getByLabelText(/^Description/)).toHaveProperty('value', 'A pet')
  expect(useDrafts.getState().drafts.size).toBe(1)
})

test('a refusal stands beside the field that the server names', async () => {
  answer({ ...known, UpdateModel: new Refusal(400, 'BadRequestException', 'No such words', 'description') })
  await openConsole(address)
  await describeAs('A pet')
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(screen.getByLabelText(/^Description/).getAttribute('aria-invalid')).toBe('true'))
  expect(screen.getAllByText('No such words')).toHaveLength(1)
})

test('a refusal of a member that the form does not show stands above its buttons', async () => {
  answer({ ...known, UpdateModel: new Refusal(400, 'BadRequestException', 'No such thing', 'somethingElse') })
  await openConsole(address)
  await describeAs('A pet')
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('No such thing')).toBeDefined()
})

test('a field that was emptied is told so when it is left; one that was only walked past is not', async () => {
  answer({ ...known, GetModels: { item: [] } })
  await openConsole('/apis/abc/models/create')
  const contentType = await screen.findByLabelText('Content type')
  fireEvent.blur(screen.getByLabelText('Name'))
  fireEvent.input(contentType, { target: { value: '' } })
  expect(screen.queryByText('Enter a content type.')).toBeNull()
  fireEvent.blur(contentType)
  expect(await screen.findByText('Enter a content type.')).toBeDefined()
  expect(screen.queryByText('Enter a name.')).toBeNull()
})

test('what somebody else saved meanwhile is shown before it is overwritten, and both can be had', async () => {
  answer(known)
  await openConsole(address)
  await describeAs('Mine')
  const calls = answer({ ...known, GetModel: { ...model, description: 'Theirs' }, UpdateModel: model })
  announceChange('abc')
  expect(await screen.findByText('Changed meanwhile')).toBeDefined()
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(screen.getByLabelText('Description, theirs').textContent).toBe('Theirs')
  expect(screen.getByLabelText('Description, mine').textContent).toBe('Mine')
  for (let turn = 0; turn < 20; turn++) await nextTurn()
  expect(calls.some(({ operation }) => operation === 'UpdateModel')).toBe(false)
  fireEvent.click(screen.getByRole('button', { name: 'Keep mine' }))
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Saved the model Pet.')).toBeDefined()
})
