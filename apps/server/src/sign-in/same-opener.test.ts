import { expect, test } from 'vitest'
import { isSameOpener } from './same-opener.ts'

const userOf = (userId: string) => ({ user: { userId, userName: 'kim' } })
const openers = [{}, userOf('u-1'), userOf('u-2'), { accessKeyId: 'AKIA1', ...userOf('u-1') }, { accessKeyId: 'AKIA2', ...userOf('u-1') }]

test('openers are the same by key and user, never by name', () => {
  for (const [index, one] of openers.entries()) {
    expect(openers.map((other) => isSameOpener(one, other))).toEqual(openers.map((_, other) => other === index))
  }
})
