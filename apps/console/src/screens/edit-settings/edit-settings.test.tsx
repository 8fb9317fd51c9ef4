import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer, Refusal } from '../../testing/fake-server.ts'
import { openConsole } from '../../testing/render-console.tsx'

const account = { throttleSettings: { rateLimit: 10_000, burstLimit: 5000 }, features: ['UsagePlans'], apiKeyVersion: '4' }
const role = 'arn:aws:iam::000000000000:role/logs'

async function nameRole(): Promise<void> {
  fireEvent.change(await screen.findByLabelText(/^CloudWatch log role ARN/), { target: { value: role } })
  fireEvent.click(screen.getByRole('button', { name: 'Save changes' }))
}

test('the log role is named, and the settings show it', async () => {
  const calls = answer({ GetAccount: account, UpdateAccount: account })
  const { router } = await openConsole('/settings/edit')
  await nameRole()
  await waitFor(() => expect(router.state.location.pathname).toBe('/settings'))
  expect(calls.find(({ operation }) => operation === 'UpdateAccount')?.body).toEqual({
    patchOperations: [{ op: 'replace', path: '/cloudwatchRoleArn', value: role }],
  })
  expect(await screen.findByText('10000 requests per second')).toBeDefined()
  expect(screen.getByText('None: stages cannot write execution logs.')).toBeDefined()
})

test('a role that is refused is told beside its field', async () => {
  answer({ GetAccount: account, UpdateAccount: new Refusal(400, 'BadRequestException', 'The role ARN does not have required permissions set to API Gateway') })
  await openConsole('/settings/edit')
  await nameRole()
  await waitFor(() => expect(screen.getByLabelText(/^CloudWatch log role ARN/).getAttribute('aria-invalid')).toBe('true'))
})
