import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer } from '../testing/fake-server.ts'
import { aroundApi, pets, restApiId, root } from '../testing/pet-store.ts'
import { openConsole } from '../testing/render-console.tsx'
import { shortcuts, useBoundShortcuts } from './shortcuts.ts'

const known = { ...aroundApi, GetRestApis: { item: [] }, GetResources: { item: [root, pets] }, GetResource: pets }

test('? lists every shortcut that there is', async () => {
  answer(known)
  await openConsole('/apis')
  await screen.findByRole('navigation', { name: 'API Gateway' })
  fireEvent.keyDown(document.body, { key: '?', shiftKey: true })
  const rows = within(await screen.findByRole('table', { name: 'Keyboard shortcuts' })).getAllByRole('row')
  expect(rows.slice(1).map(({ textContent }) => textContent)).toEqual(
    Object.values(shortcuts).map(({ text, place }) => expect.stringContaining(`${text}${place}`)),
  )
  expect(rows[1]?.textContent).toBe('CtrlKGo to anything, or do somethingEvery page')
})

test('no shortcut stands in the list that no page binds', async () => {
  const code = import.meta.glob<string>(['../**/*.ts', '../**/*.tsx', '!../**/*.test.tsx'], { query: '?raw', import: 'default', eager: true })
  const bound = Object.values(code).flatMap((text) => [...text.matchAll(/useShortcut\('(\w+)'/g)].map(([, name]) => name))
  expect(new Set(bound)).toEqual(new Set(Object.keys(shortcuts)))
})

test('/ puts the focus into the search of the tree, and is a character in a field', async () => {
  answer(known)
  await openConsole(`/apis/${restApiId}/resources`)
  const search = await screen.findByRole('searchbox', { name: 'Find resources by path or verb' })
  fireEvent.keyDown(document.body, { key: '/' })
  expect(document.activeElement).toBe(search)
  // Nobody has prevented what the browser does with it.
  expect(fireEvent.keyDown(search, { key: '/' })).toBe(true)
  expect(fireEvent.keyDown(search, { key: '?' })).toBe(true)
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('a page that is left takes its shortcuts along', async () => {
  answer(known)
  const { router } = await openConsole(`/apis/${restApiId}/resources/pets/GET`)
  await waitFor(() => expect([...useBoundShortcuts.getState().keys()]).toContain('test'))
  await router.navigate('/apis')
  await waitFor(() => expect([...useBoundShortcuts.getState().keys()].toSorted()).toEqual(['palette', 'shortcuts']))
})
