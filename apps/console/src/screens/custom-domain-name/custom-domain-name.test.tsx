import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer, Refusal } from '../../testing/fake-server.ts'
import { openConsole } from '../../testing/render-console.tsx'

const domain = {
  domainName: 'api.example.com',
  domainNameArn: 'arn:aws:apigateway:us-east-1::/domainnames/api.example.com',
  regionalCertificateArn: 'arn:cert',
  endpointConfiguration: { types: ['REGIONAL'], ipAddressType: 'ipv4' },
  domainNameStatus: 'AVAILABLE',
  securityPolicy: 'TLS_1_2',
  routingMode: 'ROUTING_RULE_THEN_BASE_PATH_MAPPING',
}
const apis = { item: [{ id: 'abc', name: 'Pets' }] }
const stages = { item: [{ stageName: 'live' }] }
const rule = (routingRuleId: string, priority: number) => ({
  routingRuleId,
  priority,
  conditions: [{ matchHeaders: { anyOf: [{ header: 'x-version', valueGlob: 'beta*' }] } }, { matchBasePaths: { anyOf: ['shop'] } }],
  actions: [{ invokeApi: { apiId: 'abc', stage: 'live', stripBasePath: true } }],
})
const mapping = { apiMappingId: 'm1', apiId: 'abc', apiMappingKey: 'orders/v1', stage: 'live' }
const all = {
  GetDomainName: domain,
  GetDomainNames: { item: [domain] },
  GetRestApis: apis,
  GetStages: stages,
  ListRoutingRules: { routingRules: [rule('r1', 10), rule('r2', 20)] },
  GetApiMappings: { items: [mapping] },
}

test('domain names are listed with how their calls are routed', async () => {
  answer(all)
  await openConsole('/custom-domain-names')
  expect((await screen.findByRole('link', { name: 'api.example.com' })).getAttribute('href')).toBe('/console/custom-domain-names/api.example.com')
  expect(screen.getByText('Routing rules then API mappings')).toBeDefined()
})

test('without a domain name the page says what one is for', async () => {
  answer({ GetDomainNames: { item: [] } })
  await openConsole('/custom-domain-names')
  expect(await screen.findByText('No custom domain names')).toBeDefined()
})

test('while it is on its way the page says that it is loading, and shows a refusal in the server’s words', async () => {
  answer({ GetDomainName: 'never' })
  await openConsole('/custom-domain-names/api.example.com')
  expect(await screen.findByText('Loading')).toBeDefined()
})

test('a domain name that is not there is said to be that', async () => {
  answer({ GetDomainName: new Refusal(404, 'NotFoundException', 'Invalid domain name identifier specified') })
  await openConsole('/custom-domain-names/api.example.com')
  expect(await screen.findByText('Invalid domain name identifier specified')).toBeDefined()
})

test('its page shows rules, mappings and how it is reached from this machine', async () => {
  answer(all)
  await openConsole('/custom-domain-names/api.example.com')
  const rules = within(await screen.findByRole('table', { name: 'Routing rules' }))
  expect(rules.getAllByText('Header x-version: beta*')).toHaveLength(2)
  expect(rules.getAllByText('Path /shop')).toHaveLength(2)
  expect(await rules.findAllByText('Pets, stage live, without its base path')).toHaveLength(2)
  const mappings = within(await screen.findByRole('table', { name: 'API mappings' }))
  expect(mappings.getByText('/orders/v1')).toBeDefined()
  expect(screen.getByText("curl --resolve 'api.example.com:4401:127.0.0.1' http://api.example.com:4401/")).toBeDefined()
  expect(screen.getByText('127.0.0.1 api.example.com')).toBeDefined()
})

test('what the mode leaves out is not shown', async () => {
  answer({ ...all, GetDomainName: { ...domain, routingMode: 'BASE_PATH_MAPPING_ONLY' } })
  await openConsole('/custom-domain-names/api.example.com')
  expect(await screen.findByRole('table', { name: 'API mappings' })).toBeDefined()
  expect(screen.queryByRole('table', { name: 'Routing rules' })).toBeNull()
})

test('two rules change their places by a priority that is free', async () => {
  const calls = answer({ ...all, PutRoutingRule: rule('r1', 10) })
  await openConsole('/custom-domain-names/api.example.com')
  fireEvent.click(await screen.findByRole('radio', { name: 'Select the rule of priority 10' }))
  fireEvent.click(screen.getByRole('button', { name: 'Ask later' }))
  await expect
    .poll(() =>
      calls.flatMap(({ operation, path, body }) =>
        operation === 'PutRoutingRule' && typeof body === 'object' && body !== null && 'priority' in body ? [[path.split('/').at(-1), body.priority]] : [],
      ),
    )
    .toEqual([
      ['r1', 1_000_000],
      ['r2', 10],
      ['r1', 20],
    ])
})

test('a rule is asked about before it is deleted', async () => {
  const calls = answer({ ...all, DeleteRoutingRule: {} })
  await openConsole('/custom-domain-names/api.example.com')
  fireEvent.click(await screen.findByRole('radio', { name: 'Select the rule of priority 20' }))
  fireEvent.click(screen.getByRole('button', { name: 'Delete rule' }))
  fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Delete' }))
  await expect.poll(() => calls.find(({ operation }) => operation === 'DeleteRoutingRule')?.path).toBe('/v2/domainnames/api.example.com/routingrules/r2')
})

test('the Test button has the server call, and shows what came', async () => {
  const answered = { status: 200, headers: [['x-a', 'b']], body: '{"pets":[]}', latencyInMillis: 3 }
  answer(all, { '/_fourbox/domain-calls': JSON.stringify(answered) })
  await openConsole('/custom-domain-names/api.example.com')
  fireEvent.change(await screen.findByLabelText('Path and query'), { target: { value: '/shop' } })
  fireEvent.click(screen.getByRole('button', { name: 'Test' }))
  expect((await screen.findByRole('region', { name: 'Response body' })).textContent).toBe('{"pets":[]}')
  expect(screen.getByRole('region', { name: 'Response headers' }).textContent).toBe('x-a: b')
})

test('a new domain name is sent as it was typed', async () => {
  const calls = answer({ ...all, CreateDomainName: domain })
  await openConsole('/create-custom-domain-name')
  fireEvent.change(await screen.findByLabelText('Domain name'), { target: { value: 'api.example.com' } })
  fireEvent.change(screen.getByLabelText('ACM certificate'), { target: { value: 'arn:cert' } })
  fireEvent.click(screen.getByRole('radio', { name: 'Routing rules only' }))
  fireEvent.click(screen.getByRole('button', { name: 'Add domain name' }))
  await expect
    .poll(() => calls.find(({ operation }) => operation === 'CreateDomainName')?.body)
    .toEqual({
      domainName: 'api.example.com',
      regionalCertificateArn: 'arn:cert',
      endpointConfiguration: { types: ['REGIONAL'], ipAddressType: 'ipv4' },
      securityPolicy: 'TLS_1_2',
      routingMode: 'ROUTING_RULE_ONLY',
    })
})

test('a certificate that AWS asks for is told beside its field', async () => {
  const text = 'A certificate was not provided for the endpoint type REGIONAL.'
  answer({ ...all, CreateDomainName: new Refusal(400, 'BadRequestException', text, 'regionalCertificateArn') })
  await openConsole('/create-custom-domain-name')
  fireEvent.change(await screen.findByLabelText('Domain name'), { target: { value: 'api.example.com' } })
  fireEvent.click(screen.getByRole('button', { name: 'Add domain name' }))
  expect((await screen.findAllByText(text)).length).toBeGreaterThan(0)
})

test('the edit form changes what was changed, and nothing else', async () => {
  const calls = answer({ ...all, UpdateDomainName: domain })
  await openConsole('/custom-domain-names/api.example.com/edit')
  fireEvent.click(await screen.findByRole('radio', { name: 'API mappings only' }))
  fireEvent.click(screen.getByRole('button', { name: 'Save changes' }))
  await expect
    .poll(() => calls.find(({ operation }) => operation === 'UpdateDomainName')?.body)
    .toEqual({ patchOperations: [{ op: 'replace', path: '/routingMode', value: 'BASE_PATH_MAPPING_ONLY' }] })
})

test('a changed mapping is one call, and one that cannot be is refused before it is sent', async () => {
  const calls = answer({ ...all, UpdateApiMapping: mapping })
  await openConsole('/custom-domain-names/api.example.com/api-mappings')
  const path = await screen.findByLabelText('Path of new mapping 1')
  fireEvent.change(path, { target: { value: '/orders' } })
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText(/^Mapping 1: An ApiMapping key may contain only/)).toBeDefined()
  fireEvent.change(path, { target: { value: 'orders/v2' } })
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  await expect
    .poll(() => calls.find(({ operation }) => operation === 'UpdateApiMapping')?.body)
    .toEqual({ apiId: 'abc', stage: 'live', apiMappingKey: 'orders/v2' })
})

test('a rule’s faults stand beside their fields, and what is right is saved whole', async () => {
  const calls = answer({ ...all, PutRoutingRule: rule('r2', 20) })
  await openConsole('/custom-domain-names/api.example.com/routing-rules/r2/edit')
  const value = await screen.findByLabelText('Value of header 1')
  fireEvent.change(value, { target: { value: 'a*b' } })
  fireEvent.change(screen.getByLabelText('Priority'), { target: { value: '10' } })
  fireEvent.click(screen.getByRole('button', { name: 'Save changes' }))
  expect(await screen.findByText('A wildcard must be the first or the last character of a header value: prefix*, *suffix or *contains*')).toBeDefined()
  expect(screen.getByText('A routing rule with priority 10 already exists for this domain name')).toBeDefined()
  fireEvent.change(value, { target: { value: '*b' } })
  fireEvent.change(screen.getByLabelText('Priority'), { target: { value: '30' } })
  fireEvent.click(screen.getByRole('button', { name: 'Save changes' }))
  await expect
    .poll(() => calls.find(({ operation }) => operation === 'PutRoutingRule')?.body)
    .toEqual({
      priority: 30,
      conditions: [{ matchHeaders: { anyOf: [{ header: 'x-version', valueGlob: '*b' }] } }, { matchBasePaths: { anyOf: ['shop'] } }],
      actions: [{ invokeApi: { apiId: 'abc', stage: 'live', stripBasePath: true } }],
    })
})

test('a new rule is asked behind the others', async () => {
  answer(all)
  await openConsole('/custom-domain-names/api.example.com/routing-rules/create')
  expect((await screen.findByLabelText<HTMLInputElement>('Priority')).value).toBe('30')
})
