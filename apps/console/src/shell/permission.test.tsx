import type { UserRole } from '@fourbox/domain'
import { fireEvent, screen, within } from '@testing-library/react'
import { expect, onTestFinished, test } from 'vitest'
import { settings } from '../settings.ts'
import { closePage } from '../testing/close-page.ts'
import { answer } from '../testing/fake-server.ts'
import { aroundApi, pets, restApiId, root } from '../testing/pet-store.ts'
import { openConsole } from '../testing/render-console.tsx'
import { signInAs } from '../testing/sign-in-as.ts'
import { useBoundShortcuts } from './shortcuts.ts'

const answers = { ...aroundApi, GetRestApis: { item: [aroundApi.GetRestApi] }, GetResources: { item: [root, pets] } }
const method = `/apis/${restApiId}/resources/pets/GET`
const reason = 'You are signed in as a viewer. This needs the role developer, which an admin can give you.'

async function openAs(role: UserRole, path: string, more: Readonly<Record<string, string>> = {}) {
  const calls = answer(answers, { ...more, ...signInAs(role) })
  await openConsole(path)
  await screen.findByText(`ann (${role})`)
  return calls
}

/** Of a control that is disabled what it says; undefined where it is not. */
function reasonOf(control: HTMLElement): string | undefined {
  if (control.getAttribute('aria-disabled') !== 'true') return undefined
  return document.getElementById(control.getAttribute('aria-describedby') ?? '')?.textContent ?? ''
}

test('what a viewer may not do is disabled and says why: buttons, ways to forms, the test of a method', async () => {
  await openAs('viewer', method)
  expect(reasonOf(await screen.findByRole('button', { name: 'Deploy API' }))).toBe(reason)
  expect(reasonOf(await screen.findByRole('link', { name: 'Create resource' }))).toBe(reason)
  expect(reasonOf(await screen.findByRole('button', { name: 'Edit here' }))).toBe(reason)
  const test = await screen.findByRole('button', { name: /^Test/ })
  expect(reasonOf(test)).toBe(reason)
})

test('a control that is disabled does nothing, neither by a click nor by its form', async () => {
  const calls = await openAs('viewer', method)
  fireEvent.click(await screen.findByRole('button', { name: 'Deploy API' }))
  fireEvent.click(await screen.findByRole('button', { name: /^Test/ }))
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(calls.some(({ operation }) => operation === 'TestInvokeMethod')).toBe(false)
})

test('of a menu what reads can be chosen, what writes cannot', async () => {
  await openAs('viewer', method)
  fireEvent.click(await screen.findByRole('button', { name: 'API actions' }))
  const disabled = (await screen.findAllByRole('menuitem'))
    .filter((item) => item.getAttribute('aria-disabled') === 'true')
    .map(({ textContent }) => textContent)
  expect(disabled.map((text) => text?.replace(reason, ''))).toEqual(['Import API', 'Edit API documentation', 'Delete API'])
})

test('no shortcut of a viewer writes, and nothing can be dragged', async () => {
  await openAs('viewer', `/apis/${restApiId}/resources/pets`)
  expect((await screen.findByRole('treeitem', { name: '/pets' })).getAttribute('draggable')).not.toBe('true')
  expect([...useBoundShortcuts.getState().keys()].toSorted()).toEqual(['palette', 'search', 'shortcuts'])
})

test('the palette leads a viewer to what is read, not to forms', async () => {
  await openAs('viewer', `/apis/${restApiId}/resources`)
  await screen.findByRole('button', { name: /^Go to a resource/ })
  fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true })
  const field = await screen.findByRole('combobox', { name: 'What to go to or to do' })
  const find = async (typed: string) => {
    fireEvent.change(field, { target: { value: typed } })
    return within(screen.getByRole('listbox', { name: 'What was found' }))
      .queryAllByRole('option')
      .map((option) => option.getAttribute('aria-label'))
  }
  // What is read is found by the same letters: the list that is looked at is the one of these.
  const found = [
    ['settings', 'API settings, Page', 'Edit API settings, Action'],
    ['model', 'Models, Page', 'Create model, Action'],
    ['deploy', 'Deployment history, Action', 'Deploy API, Action'],
  ] as const
  for (const [typed, read, written] of found) {
    await expect.poll(() => find(typed)).toContain(read)
    expect(await find(typed)).not.toContain(written)
  }
})

test('a form that a viewer comes to by its address cannot be sent', async () => {
  await openAs('viewer', `/apis/${restApiId}/models/create`)
  expect(reasonOf(await screen.findByRole('button', { name: 'Create' }))).toBe(reason)
})

test('a viewer is told so once, and by whom it can be changed', async () => {
  await openAs('viewer', '/apis')
  expect(await screen.findByText(/^You are signed in as a viewer: .* An admin can give you the role developer\.$/)).toBeDefined()
  fireEvent.click(screen.getByRole('button', { name: 'Dismiss notice' }))
  expect(screen.queryByText(/^You are signed in as a viewer: /)).toBeNull()
})

test('a developer tests, changes and deploys', async () => {
  await openAs('developer', method)
  expect(reasonOf(await screen.findByRole('button', { name: 'Deploy API' }))).toBeUndefined()
  expect(reasonOf(await screen.findByRole('button', { name: /^Test/ }))).toBeUndefined()
  expect(useBoundShortcuts.getState().has('undo')).toBe(true)
  expect(screen.queryByText(/^You are signed in as a developer/)).toBeNull()
})

test('users and the audit log are listed for admins alone', async () => {
  const listed = () => within(screen.getByRole('navigation', { name: 'API Gateway' })).queryAllByRole('link', { name: /^(Users|Audit log)$/ })
  await openAs('developer', '/apis')
  expect(listed()).toEqual([])
  await closePage()
  await openAs('admin', '/apis')
  expect(listed()).toHaveLength(2)
})

test('in front of another endpoint that is only read, what writes says how it could', async () => {
  const { elsewhere } = settings
  Object.assign(settings, { elsewhere: { endpoint: 'https://gateway.example', isAws: false, mayWrite: false } })
  onTestFinished(() => void Object.assign(settings, { elsewhere }))
  answer(answers)
  await openConsole(method)
  const told = 'This console only reads what is at https://gateway.example: start it with --write to change that, too.'
  expect(reasonOf(await screen.findByRole('button', { name: 'Deploy API' }))).toBe(told)
  expect(screen.getAllByText(told).length).toBeGreaterThan(0)
})

test('a page that is loaded anew knows who is signed in before it is told', async () => {
  await openAs('viewer', method)
  await closePage()
  answer({ ...answers })
  await openConsole(method)
  expect(reasonOf(await screen.findByRole('button', { name: 'Deploy API' }))).toBe(reason)
})
