import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer, Refusal } from '../../testing/fake-server.ts'
import { choose } from '../../testing/choose.ts'
import { invokeAddress } from '../../testing/invoke-address.ts'
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
  expect(await invokeAddress('Invoke URL')).toBe(url)
  expect(screen.getByRole('link', { name: /^Open Invoke URL/ }).getAttribute('href')).toBe(url)
  expect(await invokeAddress('by path')).toBe(`http://localhost:4401/_aws/execute-api/${restApiId}/test/`)
  await screen.findByRole('treeitem', { name: '/pets/{petId}' })
  expect(screen.getAllByRole('treeitem').map(({ textContent }) => textContent)).toEqual(['▾test', '▾/', 'GET', '▾/pets/{petId}', 'GET', 'OPTIONS'])
})

test('a method of a stage shows its own invoke URL, with the variables of its path', async () => {
  answer({ ...aroundApi, GetStages: { item: [stage] }, GetDeployment: deployment })
  const { router } = await openConsole(`${address}/test`)
  fireEvent.click((await screen.findAllByRole('treeitem', { name: 'GET' }))[1] ?? document.body)
  await waitFor(async () => expect(await invokeAddress('Invoke URL')).toBe(`http://${restApiId}.execute-api.localhost:4401/test/pets/{petId}`))
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
  await chooseAction('Delete stage')
  const dialog = within(await screen.findByRole('dialog'))
  fireEvent.change(dialog.getByLabelText('To confirm, type "confirm"'), { target: { value: 'confirm' } })
  fireEvent.click(dialog.getByRole('button', { name: 'Delete' }))
  await waitFor(() => expect(calls.find(({ operation }) => operation === 'DeleteStage')?.path).toBe(`/restapis/${restApiId}/stages/test`))
})

/** Chooses what the menu of the stage offers. */
async function chooseAction(name: string): Promise<void> {
  fireEvent.click(await screen.findByRole('button', { name: 'Stage actions' }))
  fireEvent.click(await screen.findByRole('menuitem', { name }))
}

test('stages other than the open one are read only when they are opened', async () => {
  const calls = answer({ ...aroundApi, GetStages: { item: [stage, { ...stage, stageName: 'prod', deploymentId: 'dep456' }] }, GetDeployment: deployment })
  await openConsole(address)
  await screen.findByRole('treeitem', { name: '/pets/{petId}' })
  const read = () => calls.filter(({ operation, query }) => operation === 'GetDeployment' && query.has('embed')).map(({ path }) => path.split('/').at(-1))
  expect(read()).toEqual(['dep123'])
  const tree = screen.getByRole('tree', { name: 'Stages' })
  fireEvent.keyDown(tree, { key: 'End' })
  fireEvent.keyDown(tree, { key: 'ArrowRight' })
  await waitFor(() => expect(read()).toEqual(['dep123', 'dep456']))
  expect(screen.getAllByRole('treeitem', { name: '/pets/{petId}' })).toHaveLength(2)
})

test('a value that is typed for a variable of the path is put into every form of the address', async () => {
  answer({ ...aroundApi, GetStages: { item: [stage] }, GetDeployment: deployment, GetResources: { items: [] } })
  await openConsole(`${address}/test?path=%2Fpets%2F%7BpetId%7D&method=GET`)
  expect(screen.queryByRole('link', { name: /^Open/ })).toBeNull()
  fireEvent.change(await screen.findByLabelText('Path variable petId'), { target: { value: 'a b' } })
  await waitFor(async () => expect(await invokeAddress('Invoke URL')).toBe(`http://${restApiId}.execute-api.localhost:4401/test/pets/a%20b`))
  expect(await invokeAddress('by path')).toBe(`http://localhost:4401/_aws/execute-api/${restApiId}/test/pets/a%20b`)
  expect(screen.getAllByRole('link', { name: /^Open/ })).toHaveLength(2)
})

test('a method of a stage says which of its settings are its own', async () => {
  const own = { throttlingRateLimit: 5, throttlingBurstLimit: 1 }
  answer({
    ...aroundApi,
    GetStages: { item: [{ ...stage, methodSettings: { '~1pets~1{petId}/GET': own } }] },
    GetDeployment: deployment,
    GetResources: { items: [] },
  })
  await openConsole(`${address}/test?path=%2Fpets%2F%7BpetId%7D&method=GET`)
  expect(await screen.findByText('5 per second, burst 1')).toBeDefined()
  expect(screen.getAllByText('its own')).toHaveLength(5)
})

test('before a stage goes back to another deployment the page shows what that changes', async () => {
  const older = { id: 'dep100', createdDate: 1_794_000_000 }
  const change = { kind: 'method', name: 'GET /pets', change: 'changed', members: [{ name: 'integration.uri', before: 'http://old', after: 'http://new' }] }
  const calls = answer(
    { ...aroundApi, GetStages: { item: [stage] }, GetDeployment: deployment, GetDeployments: { item: [older, deployment] }, UpdateStage: stage },
    {
      [`/_fourbox/changes/${restApiId}/dep123/dep100`]: JSON.stringify({ item: [change] }),
      [`/_fourbox/definitions/${restApiId}/dep100`]: 'uri: "http://${stageVariables.host}/"\n',
    },
  )
  await openConsole(`${address}/test?tab=deployments`)
  fireEvent.click(await screen.findByRole('radio', { name: 'Select dep100' }))
  fireEvent.click(screen.getByRole('button', { name: 'Change active deployment' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(await dialog.findByText(/integration\.uri/)).toBeDefined()
  expect((await dialog.findByText(/reads stage variables that test does not set/)).textContent).toContain('host')
  fireEvent.click(dialog.getByRole('button', { name: 'Change active deployment' }))
  await waitFor(() =>
    expect(calls.find(({ operation }) => operation === 'UpdateStage')?.body).toEqual({
      patchOperations: [{ op: 'replace', path: '/deploymentId', value: 'dep100' }],
    }),
  )
})

test('with a canary, the active deployment cannot be changed', async () => {
  const older = { id: 'dep100', createdDate: 1_794_000_000 }
  answer({
    ...aroundApi,
    GetStages: { item: [{ ...stage, canarySettings: { deploymentId: 'dep123', percentTraffic: 10 } }] },
    GetDeployment: deployment,
    GetDeployments: { item: [older, deployment] },
  })
  await openConsole(`${address}/test?tab=deployments`)
  fireEvent.click(await screen.findByRole('radio', { name: 'Select dep100' }))
  fireEvent.click(screen.getByRole('button', { name: 'Change active deployment' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(dialog.getByText(/Promote or delete the canary first/)).toBeDefined()
  expect(dialog.getByRole('button', { name: 'Change active deployment' })).toHaveProperty('disabled', true)
})

test('a deployment without a stage is shown, though there is no stage yet', async () => {
  answer({ ...aroundApi, GetDeployments: { item: [{ id: 'dep100', createdDate: 1_794_000_000 }] } })
  await openConsole(address)
  fireEvent.click(await screen.findByRole('radio', { name: 'Select dep100' }))
  expect(screen.getAllByRole('link', { name: 'Create stage' }).at(-1)?.getAttribute('href')).toBe(`/console/apis/${restApiId}/create-stage?deployment=dep100`)
})

test('a canary is promoted as AWS’s console does it', async () => {
  const canarySettings = { deploymentId: 'dep456', percentTraffic: 10, stageVariableOverrides: { host: 'b' } }
  const calls = answer({ ...aroundApi, GetStages: { item: [{ ...stage, canarySettings }] }, GetDeployment: deployment, UpdateStage: stage })
  await openConsole(`${address}/test?tab=canary`)
  fireEvent.click(await screen.findByRole('button', { name: 'Promote canary' }))
  fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Promote canary' }))
  await waitFor(() =>
    expect(calls.find(({ operation }) => operation === 'UpdateStage')?.body).toEqual({
      patchOperations: [
        { op: 'replace', path: '/canarySettings/percentTraffic', value: '0.0' },
        { op: 'copy', path: '/variables', from: '/canarySettings/stageVariableOverrides' },
        { op: 'copy', path: '/deploymentId', from: '/canarySettings/deploymentId' },
      ],
    }),
  )
})

test('stage variables are saved one by one', async () => {
  const withVariables = { ...stage, variables: { host: 'a' } }
  const calls = answer({ ...aroundApi, GetStage: withVariables, GetStages: { item: [withVariables] }, GetDeployment: deployment, UpdateStage: withVariables })
  await openConsole(`${address}/test/variables/edit`)
  fireEvent.change(await screen.findByLabelText('Value of stage variable 1'), { target: { value: 'b' } })
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() =>
    expect(calls.find(({ operation }) => operation === 'UpdateStage')?.body).toEqual({
      patchOperations: [{ op: 'replace', path: '/variables/host', value: 'b' }],
    }),
  )
})

test('a method that takes its settings from the stage again has none of its own', async () => {
  const overridden = { ...stage, methodSettings: { '~1pets/GET': { throttlingRateLimit: 5, throttlingBurstLimit: 1 } } }
  const calls = answer({ ...aroundApi, GetStage: overridden, GetStages: { item: [overridden] }, GetDeployment: deployment, GetAccount: {}, UpdateStage: stage })
  await openConsole(`${address}/test/method-overrides/edit?path=%2Fpets&method=GET`)
  fireEvent.click(await screen.findByRole('radio', { name: /Inherit from the stage/ }))
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() =>
    expect(calls.find(({ operation }) => operation === 'UpdateStage')?.body).toEqual({ patchOperations: [{ op: 'remove', path: '/~1pets/GET' }] }),
  )
})

test('execution logs without a log role are refused beside the field', async () => {
  answer({ ...aroundApi, GetStage: stage, GetAccount: {} })
  await openConsole(`${address}/test/logs/edit`)
  await screen.findByRole('button', { name: /CloudWatch Logs/ })
  await choose(/CloudWatch Logs/, 'Errors only')
  fireEvent.click(screen.getByRole('button', { name: 'Save changes' }))
  expect(await screen.findByText('CloudWatch Logs role ARN must be set in account settings to enable logging')).toBeDefined()
})
