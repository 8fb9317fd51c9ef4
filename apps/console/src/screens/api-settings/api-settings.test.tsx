import { fireEvent, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer, Refusal } from '../../testing/fake-server.ts'
import { openConsole } from '../../testing/render-console.tsx'

const api = {
  id: 'abc',
  name: 'Pets',
  createdDate: 1_795_000_000,
  apiKeySource: 'HEADER',
  endpointConfiguration: { types: ['EDGE'], ipAddressType: 'ipv4' },
  binaryMediaTypes: ['image/png'],
  tags: { team: 'zoo' },
}

test('while the API is on its way the page says that it is loading', async () => {
  answer({ GetRestApi: 'never' })
  await openConsole('/apis/abc/settings')
  expect(await screen.findByText('Loading')).toBeDefined()
})

test('a refusal is shown in the server’s words', async () => {
  answer({ GetRestApi: new Refusal(404, 'NotFoundException', 'Invalid API identifier specified 000000000000:abc') })
  await openConsole('/apis/abc/settings')
  expect(await screen.findByText('Invalid API identifier specified 000000000000:abc')).toBeDefined()
})

test('without binary types and tags the page says so', async () => {
  answer({ GetRestApi: { id: 'abc', name: 'Pets' } })
  await openConsole('/apis/abc/settings')
  expect(await screen.findByText('No tags')).toBeDefined()
  expect(screen.getByText('No binary media types: every body is text.')).toBeDefined()
})

test('every setting is shown', async () => {
  answer({ GetRestApi: api })
  await openConsole('/apis/abc/settings')
  for (const text of ['Edge-optimized', 'Active', 'Header', 'image/png', 'zoo']) expect(await screen.findByText(text)).toBeDefined()
})

test('the logs of each stage are a click away, or the way to switch them on', async () => {
  const logged = { stageName: 'dev', methodSettings: { '*/*': { loggingLevel: 'INFO' } } }
  answer({
    GetRestApi: api,
    GetStages: { item: [logged, { stageName: 'prod', accessLogSettings: { destinationArn: 'arn:aws:logs:us-east-1:0:log-group:calls' } }] },
  })
  await openConsole('/apis/abc/settings')
  const links = await screen.findAllByRole('link', { name: /^Switch on|^API-Gateway|^calls/ })
  expect(links.map((link) => [link.getAttribute('aria-label') ?? link.textContent, link.getAttribute('href')])).toEqual([
    ['API-Gateway-Execution-Logs_abc/dev', '/console/log-groups/API-Gateway-Execution-Logs_abc%2Fdev/events'],
    ['Switch on the access log of dev', '/console/apis/abc/stages/dev/logs/edit'],
    ['Switch on the execution log of prod', '/console/apis/abc/stages/prod/logs/edit'],
    ['calls', '/console/log-groups/calls/events'],
  ])
})

test('an edit sends what was changed, tags by their own calls', async () => {
  const calls = answer({ GetRestApi: api, UpdateRestApi: api, UntagResource: {} })
  await openConsole('/apis/abc/settings/edit')
  fireEvent.change(await screen.findByLabelText('API name'), { target: { value: 'Animals' } })
  fireEvent.click(screen.getByRole('button', { name: 'Remove tag 1' }))
  fireEvent.click(screen.getByRole('button', { name: 'Save changes' }))
  expect(await screen.findByText(/Saved the API settings/)).toBeDefined()
  expect(calls.find(({ operation }) => operation === 'UpdateRestApi')?.body).toEqual({ patchOperations: [{ op: 'replace', path: '/name', value: 'Animals' }] })
  expect(calls.find(({ operation }) => operation === 'UntagResource')?.query.getAll('tagKeys')).toEqual(['team'])
})
