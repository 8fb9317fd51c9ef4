import type { ToldChange } from '@fourbox/domain'
import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer } from '../../testing/fake-server.ts'
import { aroundApi, restApiId } from '../../testing/pet-store.ts'
import { openConsole } from '../../testing/render-console.tsx'

const at = Date.parse('2026-11-29T14:05:38Z')
const second: ToldChange = {
  sequence: 2,
  at,
  client: 'Terraform',
  action: 'change',
  differences: [
    { kind: 'method', name: 'GET /pets', change: 'changed', members: ['integration.uri', 'apiKeyRequired'] },
    { kind: 'resource', name: '/animals', change: 'moved', members: ['/pets'] },
  ],
  moreDifferences: 3,
}
const first: ToldChange = {
  ...second,
  sequence: 1,
  client: 'console',
  differences: [{ kind: 'model', name: 'Pet', change: 'added', members: [] }],
  moreDifferences: 0,
}
const undone: ToldChange = {
  ...second,
  sequence: 3,
  client: 'console',
  action: 'undo',
  of: 2,
  differences: [{ kind: 'method', name: 'GET /pets', change: 'changed', members: ['integration.uri'] }],
  moreDifferences: 0,
}
const path = `/_fourbox/history/${restApiId}`

test('each change tells when, what and by which client, the newest first', async () => {
  answer(aroundApi, { [path]: JSON.stringify({ item: [undone, second, first], undo: 1, redo: 3 }) })
  await openConsole(`/apis/${restApiId}/history`)
  const rows = within(await screen.findByRole('table', { name: 'Changes' })).getAllByRole('row')
  const texts = rows.slice(1).map((row) => row.textContent)
  expect(texts[0]).toMatch(/^32026-11-29 .*Undo of 2Method GET \/pets changed: integration.uriconsoleAs it is now$/)
  expect(texts[1]).toContain('Method GET /pets changed: integration.uri, apiKeyRequiredResource /animals moved from /petsand 3 moreTerraform')
  expect(texts[2]).toContain('Model Pet addedconsole')
})

test('Undo takes the newest change back, and says what that did', async () => {
  const served: Record<string, string> = {
    [path]: JSON.stringify({ item: [second, first], undo: 2 }),
    [`${path}/undo`]: JSON.stringify({ item: [undone, second, first], undo: 1, redo: 3 }),
  }
  answer(aroundApi, served)
  await openConsole(`/apis/${restApiId}/history`)
  await screen.findByRole('table', { name: 'Changes' })
  expect(screen.getByRole('button', { name: 'Redo' }).hasAttribute('disabled')).toBe(true)
  served[path] = served[`${path}/undo`] ?? ''
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
  expect(await screen.findByText('Undone: Method GET /pets changed: integration.uri.')).toBeDefined()
  expect(await screen.findByText('Undo of 2')).toBeDefined()
  expect(screen.getByRole('button', { name: 'Redo' }).hasAttribute('disabled')).toBe(false)
})

test('the call that made a change is shown in every form', async () => {
  const forms = JSON.stringify({
    item: [
      { id: 'aws-cli', label: 'AWS CLI', text: 'aws apigateway create-model' },
      { id: 'sdk-javascript', label: 'SDK for JavaScript', text: 'new CreateModelCommand' },
    ],
  })
  answer(aroundApi, { [path]: JSON.stringify({ item: [second, { ...first, operation: 'CreateModel' }] }), [`${path}/1/forms`]: forms })
  await openConsole(`/apis/${restApiId}/history`)
  expect(await screen.findByRole('button', { name: 'Show the call of change 2: As it is now' })).toBeDefined()
  fireEvent.click(screen.getByRole('button', { name: 'Show the call of change 1: CreateModel' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Show the call' }))
  expect((await dialog.findByRole('region', { name: 'AWS CLI' })).textContent).toContain('aws apigateway create-model')
  fireEvent.click(dialog.getByRole('tab', { name: 'SDK for JavaScript' }))
  expect((await dialog.findByRole('region', { name: 'SDK for JavaScript' })).textContent).toContain('new CreateModelCommand')
})

test('what is refused is told in the server’s words', async () => {
  answer(aroundApi, { [path]: JSON.stringify({ item: [first], undo: 1 }) })
  await openConsole(`/apis/${restApiId}/history`)
  await screen.findByRole('table', { name: 'Changes' })
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
  expect(await screen.findByText(`No answer for POST ${path}/undo`)).toBeDefined()
})

test('an API without changes says so', async () => {
  answer(aroundApi, { [path]: JSON.stringify({ item: [] }) })
  await openConsole(`/apis/${restApiId}/history`)
  expect(await screen.findByText('No changes')).toBeDefined()
  expect(screen.getByRole('button', { name: 'Undo' }).hasAttribute('disabled')).toBe(true)
})

test('Ctrl-Z and Ctrl-Shift-Z go back and forth on a page of the draft, and belong to the field within one', async () => {
  const calls = answer(aroundApi, { [path]: JSON.stringify({ item: [first], undo: 1 }) })
  await openConsole(`/apis/${restApiId}/history`)
  await screen.findByRole('table', { name: 'Changes' })
  const field = document.body.appendChild(document.createElement('input'))
  fireEvent.keyDown(field, { key: 'z', ctrlKey: true })
  fireEvent.keyDown(document.body, { key: 'z' })
  fireEvent.keyDown(document.body, { key: 'Z', ctrlKey: true, shiftKey: true })
  expect(await screen.findByText(`No answer for POST ${path}/redo`)).toBeDefined()
  field.remove()
  expect(calls.map((call) => call.path).filter((called) => called.startsWith(path))).toEqual([`${path}/redo`])
  fireEvent.keyDown(document.body, { key: 'z', metaKey: true })
  expect(await screen.findByText(`No answer for POST ${path}/undo`)).toBeDefined()
})

test('on a page that shows what runs, Ctrl-Z takes nothing back', async () => {
  const calls = answer({ ...aroundApi, GetStages: { item: [] } })
  await openConsole(`/apis/${restApiId}/stages`)
  await screen.findByText('No stages')
  fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true })
  expect(calls.map((call) => call.path).filter((called) => called.startsWith(path))).toEqual([])
})
