import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer, Refusal } from '../../testing/fake-server.ts'
import { aroundApi, restApiId } from '../../testing/pet-store.ts'
import { openConsole } from '../../testing/render-console.tsx'

const address = `/apis/${restApiId}/stages`
const stage = { stageName: 'test', deploymentId: 'dep123', description: 'first' }
const deployment = { id: 'dep123', createdDate: 1_795_000_000, apiSummary: { '/': { GET: {} }, '/pets/{petId}': { GET: {}, OPTIONS: {} } } }

test('while the stages are on their way the page says that it is loading', async () => {
  answer({ ...aroundApi, GetStages: 'never' })
  await openConsole(address)
  expect(await screen.findByText('Loading')).toBeDefined()
})

test('when the stages cannot be read the page says why', async () => {
  answer({ ...aroundApi, GetStages: new Refusal(404, 'NotFoundException', 'Invalid API identifier specified') })
  await openConsole(address)
  expect(await screen.findByText('Invalid API identifier specified')).toBeDefined()
})

test('an API that was never deployed says how to make a stage', async () => {
  answer(aroundApi)
  await openConsole(address)
  expect(await screen.findByText('No stages')).toBeDefined()
  expect(screen.getByRole('button', { name: 'Deploy API' })).toBeDefined()
})

test('a stage shows its invoke URL, and its tree what it serves', async () => {
  answer({ ...aroundApi, GetStages: { item: [stage] }, GetDeployment: deployment })
  await openConsole(address)
  const url = `http://${restApiId}.execute-api.localhost:4401/test/`
  expect(await screen.findByText(url)).toBeDefined()
  expect(screen.getByRole('link', { name: /Open/ }).getAttribute('href')).toBe(url)
  expect(screen.getByText(`http://localhost:4401/_aws/execute-api/${restApiId}/test/`)).toBeDefined()
  await screen.findByRole('treeitem', { name: '/pets/{petId}' })
  expect(screen.getAllByRole('treeitem').map(({ textContent }) => textContent)).toEqual(['▾test', '▾/', 'GET', '▾/pets/{petId}', 'GET', 'OPTIONS'])
})

test('a method of a stage shows its own invoke URL, with the variables of its path', async () => {
  answer({ ...aroundApi, GetStages: { item: [stage] }, GetDeployment: deployment })
  const { router } = await openConsole(`${address}/test`)
  fireEvent.click((await screen.findAllByRole('treeitem', { name: 'GET' }))[1] ?? document.body)
  expect(await screen.findByText(`http://${restApiId}.execute-api.localhost:4401/test/pets/{petId}`)).toBeDefined()
  expect(router.state.location.search).toBe('?path=%2Fpets%2F%7BpetId%7D&method=GET')
})

test('a stage that has been deleted is said so', async () => {
  answer({ ...aroundApi, GetStages: { item: [stage] }, GetDeployment: deployment })
  await openConsole(`${address}/gone`)
  expect(await screen.findByText('This stage has been deleted. Choose another one.')).toBeDefined()
})

test('a stage is deleted after the word has been typed', async () => {
  const calls = answer({ ...aroundApi, GetStages: { item: [stage] }, GetDeployment: deployment, DeleteStage: {} })
  await openConsole(`${address}/test`)
  fireEvent.click(await screen.findByRole('button', { name: 'Delete stage' }))
  const dialog = within(await screen.findByRole('dialog'))
  fireEvent.change(dialog.getByLabelText('To confirm, type "confirm"'), { target: { value: 'confirm' } })
  fireEvent.click(dialog.getByRole('button', { name: 'Delete' }))
  await waitFor(() => expect(calls.find(({ operation }) => operation === 'DeleteStage')?.path).toBe(`/restapis/${restApiId}/stages/test`))
})
