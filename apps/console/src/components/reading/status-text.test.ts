import { expect, test } from 'vitest'
import { statusText } from './status-text.ts'

test('a status is written as words, as other pages write theirs', () => {
  expect(statusText('AVAILABLE')).toBe('Available')
  expect(statusText('PENDING_CERTIFICATE_REIMPORT')).toBe('Pending certificate reimport')
  expect(statusText(undefined)).toBe('–')
})
