import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Why } from './why.tsx'

test('a failed call says what happened, what was looked at and what would mend it', () => {
  const why = { id: 'throttled', sentence: 'The bucket of the usage plan is empty.', checks: ['usage plan: empty'], mend: 'Call more slowly.' } as const
  render(<Why trace={{ status: 429, why }} />)
  expect(screen.getByText('Why: The bucket of the usage plan is empty.')).toBeDefined()
  expect(screen.getByRole('listitem').textContent).toBe('usage plan: empty')
  expect(screen.getByText('Call more slowly.')).toBeDefined()
})

test('a call that an earlier version recorded says what it kept, and one that went well nothing', () => {
  render(<Why trace={{ status: 404, decision: 'No method for GET /\u202epots' }} />)
  expect(screen.getByText('Why: No method for GET /\\u202epots')).toBeDefined()
  const { container } = render(<Why trace={{ status: 200, decision: '200, the default' }} />)
  expect(container.textContent).toBe('')
})
