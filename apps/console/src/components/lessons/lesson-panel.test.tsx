import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { startLessonOver, useTakenLessons } from '../../shell/taken-lessons.ts'
import { announceChange, answer } from '../../testing/fake-server.ts'
import { aroundApi, restApiId, root } from '../../testing/pet-store.ts'
import { openConsole } from '../../testing/render-console.tsx'

const users = { id: 'users', parentId: 'root', pathPart: 'users', path: '/users' }
const others = { '/_fourbox/functions': '{"item":[]}', '/_fourbox/traces/calls': '{"item":[]}' }
/** AWS's stamp of an API that is made from now on. */
const soon = () => Math.ceil(Date.now() / 1000) + 1

beforeEach(() => useTakenLessons.setState({ open: undefined, taken: {} }))

test('a lesson is taken up, points at its control, and leads the focus there', async () => {
  answer({ ...aroundApi, GetRestApis: { item: [] } }, others)
  const { router } = await openConsole('/lessons')
  fireEvent.click(await screen.findByRole('button', { name: 'Start: An API from nothing, with a mock behind it' }))
  const panel = within(await screen.findByRole('complementary', { name: 'An API from nothing, with a mock behind it' }))
  expect(await panel.findByText('0 of 8 steps done')).toBeDefined()
  fireEvent.click(panel.getByRole('button', { name: 'Show me where' }))
  await waitFor(() => expect(router.state.location.pathname).toBe('/apis/create'))
  const field = await screen.findByLabelText('API name')
  await waitFor(() => expect(document.activeElement).toBe(field))
  expect(field.hasAttribute('data-lesson-control')).toBe(true)
})

test('a step is ticked by what somebody else does, and by an API that was made since', async () => {
  const answers = { ...aroundApi, GetRestApis: { item: [{ id: 'old', name: 'People', createdDate: 1 }] }, GetDeployments: { item: [] } }
  const served = { ...answers, GetResources: { item: [root] } }
  answer(served, others)
  await openConsole('/lessons')
  fireEvent.click(await screen.findByRole('button', { name: 'Start: An API from nothing, with a mock behind it' }))
  expect(await screen.findByText('0 of 8 steps done')).toBeDefined()
  served.GetRestApis = { item: [{ id: restApiId, name: 'People', createdDate: soon() }] }
  served.GetResources = { item: [root, users] }
  announceChange(restApiId)
  expect(await screen.findByText('2 of 8 steps done')).toBeDefined()
  expect(screen.getByText('Step 3 of 8: Create GET of /users')).toBeDefined()
})

test('from the page of one step, the next one leads on to its own', async () => {
  const served = { ...aroundApi, GetRestApis: { item: [] as object[] }, GetDeployments: { item: [] }, GetResources: { item: [root] } }
  answer(served, others)
  const { router } = await openConsole('/apis/create?type=new')
  act(() => startLessonOver('mock-api'))
  expect(await screen.findByText('0 of 8 steps done')).toBeDefined()
  served.GetRestApis = { item: [{ id: restApiId, name: 'People', createdDate: soon() }] }
  announceChange(restApiId)
  expect(await screen.findByText('1 of 8 steps done')).toBeDefined()
  fireEvent.click(screen.getByRole('button', { name: 'Show me where' }))
  await waitFor(() => expect(router.state.location.pathname).toBe(`/apis/${restApiId}/create-resource`))
  const field = await screen.findByLabelText('Resource name')
  await waitFor(() => expect(document.activeElement).toBe(field))
})

test('how far a lesson is gets said in whole per cent', async () => {
  const served = {
    ...aroundApi,
    GetRestApis: { item: [{ id: restApiId, name: 'People', createdDate: soon() }] },
    GetDeployments: { item: [] },
    GetResources: { item: [root] },
  }
  answer(served, others)
  await openConsole('/lessons')
  act(() => startLessonOver('mock-api'))
  expect(await screen.findByText('1 of 8 steps done')).toBeDefined()
  const { open } = useTakenLessons.getState()
  // What a lesson stands at when it is opened is said at once.
  act(() => useTakenLessons.setState({ open: undefined }))
  act(() => useTakenLessons.setState({ open }))
  const panel = await screen.findByRole('complementary', { name: 'An API from nothing, with a mock behind it' })
  expect(panel.textContent).toContain('1 of 8 steps done')
  expect(panel.textContent.match(/[\d.]+%/g)).toEqual(['13%', '13%'])
})

test('what is not there any more is not done any more, and a lesson that was left goes on where it stood', async () => {
  useTakenLessons.setState({ open: 'mock-api', taken: { 'mock-api': { since: Date.now() - 60_000, finished: false } } })
  const served = {
    ...aroundApi,
    GetRestApis: { item: [{ id: restApiId, name: 'People', createdDate: soon() }] },
    GetDeployments: { item: [] },
    GetResources: { item: [root, users] },
  }
  answer(served, others)
  await openConsole('/lessons')
  expect(await screen.findByText('2 of 8 steps done')).toBeDefined()
  fireEvent.click(screen.getByRole('button', { name: 'Leave the lesson' }))
  expect(screen.queryByRole('complementary')).toBeNull()
  served.GetResources = { item: [root] }
  announceChange(restApiId)
  fireEvent.click(await screen.findByRole('button', { name: 'Go on with: An API from nothing, with a mock behind it' }))
  expect(await screen.findByText('1 of 8 steps done')).toBeDefined()
})

test('help takes the place of a lesson until it is closed', async () => {
  useTakenLessons.setState({ open: 'mock-api', taken: { 'mock-api': { since: Date.now(), finished: false } } })
  answer({ ...aroundApi, GetRestApis: { item: [] } }, others)
  await openConsole('/lessons')
  const lesson = () => screen.queryByRole('complementary', { name: 'An API from nothing, with a mock behind it' })
  await waitFor(() => expect(lesson()).not.toBeNull())
  fireEvent.click(screen.getByRole('button', { name: 'Help' }))
  expect(lesson()).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: 'Close help' }))
  await waitFor(() => expect(lesson()).not.toBeNull())
})
