import { QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { useFlashes } from '../../shell/flashes.ts'
import { consoleQueryClient } from '../../shell/query-client.ts'
import { answer } from '../../testing/fake-server.ts'
import { trialCall } from '../../testing/trial-call.ts'
import { Why } from './why.tsx'

function draw(over: Parameters<typeof trialCall>[0]) {
  const { decision: _, ...call } = trialCall()
  return render(
    <QueryClientProvider client={consoleQueryClient()}>
      <Why trace={{ ...call, ...over }} />
    </QueryClientProvider>,
  )
}

test('a failed call says what happened, what was looked at and what would mend it', () => {
  answer({ GetResources: { item: [] } })
  const why = { id: 'throttled', sentence: 'The bucket of the usage plan is empty.', checks: ['usage plan: empty'], mend: 'Call more slowly.' } as const
  draw({ status: 429, why })
  expect(screen.getByText('Why: The bucket of the usage plan is empty.')).toBeDefined()
  expect(screen.getByRole('listitem').textContent).toBe('usage plan: empty')
  expect(screen.getByText('Call more slowly.')).toBeDefined()
})

test('a call that an earlier version recorded says what it kept, and one that went well nothing', () => {
  draw({ status: 404, decision: 'No method for GET /\u202epots' })
  expect(screen.getByText('Why: No method for GET /\\u202epots')).toBeDefined()
  const { container } = draw({ status: 200, decision: '200, the default' })
  expect(container.textContent).toBe('')
})

test('what mends it is a button that does it', async () => {
  const resource = { id: 'orders', path: '/orders', resourceMethods: { POST: { httpMethod: 'POST', methodResponses: {} } } }
  const calls = answer({ GetResources: { item: [resource] }, PutMethodResponse: { statusCode: '201' } })
  draw({ status: 500, resourcePath: '/orders', why: { id: 'no-method-response', sentence: 'It is no method response.', about: { statusCode: '201' } } })
  fireEvent.click(await screen.findByRole('button', { name: 'Add the method response 201' }))
  await expect.poll(() => calls.map(({ operation }) => operation)).toContain('PutMethodResponse')
  await expect.poll(() => useFlashes.getState().flashes[0]).toMatchObject({ type: 'success', calls: [{ operation: 'PutMethodResponse' }] })
})
