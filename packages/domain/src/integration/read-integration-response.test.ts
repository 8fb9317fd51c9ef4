import { expect, test } from 'vitest'

import { faultsOf } from '../reading/reading.ts'
import { type IntegrationResponseRules, readIntegrationResponse } from './read-integration-response.ts'

const rules: IntegrationResponseRules = {
  integrationResponses: { '200': { statusCode: '200' }, '500': { statusCode: '500', selectionPattern: '5\\d{2}' } },
  methodResponses: { '200': { statusCode: '200', responseParameters: { 'method.response.header.X': false } } },
  patternFault: (pattern) => (pattern.includes('(') ? 'Unclosed group' : undefined),
}

test('an integration response is what its settings say, with empty templates as null', () => {
  const settings = {
    statusCode: '200',
    selectionPattern: '',
    contentHandling: 'CONVERT_TO_TEXT',
    responseParameters: { 'method.response.header.X': "'default-src 'self''" },
    responseTemplates: { 'application/json': '' },
  }
  expect(readIntegrationResponse(settings, rules)).toEqual({ value: { ...settings, responseTemplates: { 'application/json': null } }, warnings: [] })
})

test('two responses with one selection pattern are a conflict, and so are two without', () => {
  expect(readIntegrationResponse({ statusCode: '400' }, rules)).toEqual({
    faults: [{ field: 'selectionPattern', text: 'Integration response with selection pattern default already exists', kind: 'conflict' }],
  })
  expect(faultsOf(readIntegrationResponse({ statusCode: '400', selectionPattern: '5\\d{2}' }, rules))).toMatchObject([{ kind: 'conflict' }])
  expect(faultsOf(readIntegrationResponse({ statusCode: '500', selectionPattern: '5\\d{2}' }, rules))).toEqual([])
})

test('a header that the method response does not declare, a status and a media type that are none are refused by their fields', () => {
  const settings = { statusCode: '99', responseParameters: { 'method.response.header.X': "'x'" }, responseTemplates: { json: '' }, selectionPattern: 'a' }
  expect(faultsOf(readIntegrationResponse(settings, rules)).map(({ field }) => field)).toEqual([
    'statusCode',
    'responseTemplates.json',
    'responseParameters.method.response.header.X',
  ])
})

test('a selection pattern that does not compile is kept, with a warning', () => {
  expect(readIntegrationResponse({ statusCode: '404', selectionPattern: '4\\d{2}(' }, rules)).toEqual({
    value: { statusCode: '404', selectionPattern: '4\\d{2}(' },
    warnings: [{ field: 'selectionPattern', text: 'This regular expression does not compile, so nothing will match it: Unclosed group' }],
  })
})
