import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer } from '../../testing/fake-server.ts'
import { aroundApi, getPets, pets, restApiId, root } from '../../testing/pet-store.ts'
import { openConsole } from '../../testing/render-console.tsx'

const method = { ...getPets, methodResponses: {}, methodIntegration: { ...getPets.methodIntegration, integrationResponses: {} } }
const known = {
  ...aroundApi,
  GetResources: { item: [root, { ...pets, resourceMethods: { GET: method } }] },
  GetMethod: method,
  GetRestApis: { item: [] },
  GetStages: { item: [{ stageName: 'dev', deploymentId: 'one' }] },
  GetDeployments: { item: [] },
  GetApiKey: { id: 'key', name: 'scanner' },
  GetUsagePlans: { item: [] },
  GetUsagePlan: { id: 'plan', name: 'Partner' },
  GetUsagePlanKeys: { item: [] },
  GetExport: {},
  GetDomainName: { domainName: 'api.example.com', routingMode: 'ROUTING_RULE_THEN_BASE_PATH_MAPPING', endpointConfiguration: { types: ['REGIONAL'] } },
  GetApiMappings: { items: [] },
  ListRoutingRules: { routingRules: [] },
}

const faces = [
  { address: '/usage-plans/plan?tab=stages', nothing: 'No stages', way: 'Add stage' },
  { address: '/usage-plans/plan?tab=keys', nothing: 'No API keys', way: 'Add API key' },
  { address: '/api-keys/key', nothing: 'No usage plans', way: 'Add to usage plan' },
  { address: `/apis/${restApiId}/stages/dev?tab=variables`, nothing: 'No stage variables', way: 'Add stage variable' },
  { address: `/apis/${restApiId}/stages/dev?tab=deployments`, nothing: 'No deployments', way: 'Deploy API' },
  { address: `/apis/${restApiId}/deployment-history`, nothing: 'No deployments', way: 'Deploy API' },
  { address: `/apis/${restApiId}/resources/pets/GET/method-response`, nothing: 'No method responses', way: 'Create response' },
  { address: `/apis/${restApiId}/resources/pets/GET/integration-response`, nothing: 'No integration responses', way: 'Create response' },
  { address: '/custom-domain-names/api.example.com', nothing: 'No API mappings', way: 'Configure API mappings' },
  { address: '/custom-domain-names/api.example.com', nothing: 'No routing rules', way: 'Add routing rule' },
]

test.each(faces)('where it says “$nothing”, $address offers the way on', async ({ address, nothing, way }) => {
  answer(known)
  await openConsole(address)
  const face = (await screen.findByText(nothing)).parentElement?.parentElement?.parentElement
  expect([...(face?.querySelectorAll('a, button') ?? [])].map(({ textContent }) => textContent)).toEqual([way])
})
