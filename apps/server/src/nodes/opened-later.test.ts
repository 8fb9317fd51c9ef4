import { expect, test } from 'vitest'
import { openedLater } from './opened-later.ts'

test('what is needed by several is opened once', async () => {
  let times = 0
  const later = openedLater(async () => ++times)
  expect(await Promise.all([later.needed(), later.needed()])).toEqual([1, 1])
  expect(await later.needed()).toBe(1)
})

test('what could not be opened is tried again by whoever needs it next', async () => {
  let times = 0
  const later = openedLater(async () => {
    if (++times === 1) throw new Error('not yet')
    return times
  })
  await expect(later.needed()).rejects.toThrow('not yet')
  expect(await later.needed()).toBe(2)
})

test('what is just being opened when it is closed is closed, too', async () => {
  const events: string[] = []
  const later = openedLater(async (opened) => {
    await Promise.resolve()
    opened.defer(() => void events.push('closed'))
    events.push('opened')
  })
  const needed = later.needed()
  await later.close()
  await needed
  expect(events).toEqual(['opened', 'closed'])
  await expect(later.needed()).rejects.toThrow('about to end')
})

test('what nobody needed is closed without being opened', async () => {
  let isOpened = false
  await openedLater(async () => (isOpened = true)).close()
  expect(isOpened).toBe(false)
})
