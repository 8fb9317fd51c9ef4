import { expect, onTestFinished, test } from 'vitest'
import { behindPaint } from './behind-paint.ts'

/** An editor's place, and what was told of it. */
function editorPlace() {
  const place = document.body.appendChild(document.createElement('div'))
  const told: string[] = []
  let text = ''
  const telling = behindPaint(place, () => told.push(text))
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

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))

test('what was typed within a frame is told once, behind it', async () => {
  const { told, type } = editorPlace()
  type('a')
  type('b')
  expect(told).toEqual([])
  await nextFrame()
  expect(told).toEqual(['ab'])
  type('c')
  await nextFrame()
  expect(told).toEqual(['ab', 'abc'])
})

test('a shortcut finds what was typed just before it', async () => {
  const { place, told, type } = editorPlace()
  type('a')
  place.dispatchEvent(new KeyboardEvent('keydown', { key: 'Control' }))
  expect(told).toEqual(['a'])
  await nextFrame()
  expect(told).toEqual(['a'])
})

test('whoever takes the focus finds what was typed', () => {
  const { place, told, type } = editorPlace()
  type('a')
  place.dispatchEvent(new FocusEvent('focusout'))
  expect(told).toEqual(['a'])
})

test('of an editor that is gone nothing is told', async () => {
  const { told, telling, type } = editorPlace()
  type('a')
  telling.end()
  await nextFrame()
  expect(told).toEqual([])
})
