import { expect, onTestFinished, test, vi } from 'vitest'
import { toldAtPauses } from './told-at-pauses.ts'

/** An editor's place, and what was told of it. */
function editorPlace() {
  const place = document.body.appendChild(document.createElement('div'))
  const told: string[] = []
  let text = ''
  const telling = toldAtPauses(place, () => told.push(text))
  onTestFinished(() => {
    telling.end()
    place.remove()
  })
  const type = (character: string) => {
    place.dispatchEvent(new KeyboardEvent('keydown', { key: character }))
    text += character
    telling.typed()
  }
  return { place, told, telling, type }
}

test('the first change is told behind its paint, what follows once typing pauses', async () => {
  const { told, type } = editorPlace()
  type('a')
  type('b')
  expect(told).toEqual([])
  await vi.waitFor(() => expect(told).toEqual(['ab']))
  type('c')
  type('d')
  expect(told).toEqual(['ab'])
  await vi.waitFor(() => expect(told).toEqual(['ab', 'abcd']))
})

test('who never pauses is heard all the same', async () => {
  const { told, type } = editorPlace()
  const typing = setInterval(() => type('a'), 10)
  onTestFinished(() => clearInterval(typing))
  await vi.waitFor(() => expect(told.length).toBeGreaterThan(2), { timeout: 5000 })
})

test('a shortcut finds what was typed just before it', async () => {
  const { place, told, type } = editorPlace()
  type('a')
  place.dispatchEvent(new KeyboardEvent('keydown', { key: 'Control' }))
  expect(told).toEqual(['a'])
  type('b')
  place.dispatchEvent(new KeyboardEvent('keydown', { key: 'Control' }))
  expect(told).toEqual(['a', 'ab'])
})

test('whoever takes the focus finds what was typed', () => {
  const { place, told, type } = editorPlace()
  type('a')
  place.dispatchEvent(new FocusEvent('focusout'))
  expect(told).toEqual(['a'])
})

test('who moves the pointer, to click, finds what was typed', () => {
  const { told, type } = editorPlace()
  type('a')
  document.dispatchEvent(new Event('pointermove'))
  expect(told).toEqual(['a'])
  document.dispatchEvent(new Event('pointermove'))
  expect(told).toEqual(['a'])
})

test('what was typed last is told of an editor that goes, and nothing after it', async () => {
  const { told, telling, type } = editorPlace()
  type('a')
  telling.end()
  expect(told).toEqual(['a'])
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
  expect(told).toEqual(['a'])
})
