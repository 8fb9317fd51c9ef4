import { expect, test } from 'vitest'

import { callsBackEnd, integrationTypes, isFunctionProxy, isProxyType } from './integration-type.ts'

test('the proxies are AWS_PROXY and HTTP_PROXY, of which the first is a function’s, and all but MOCK have a back end', () => {
  expect(integrationTypes.filter(isProxyType).toSorted()).toEqual(['AWS_PROXY', 'HTTP_PROXY'])
  expect(integrationTypes.filter(isFunctionProxy)).toEqual(['AWS_PROXY'])
  expect(integrationTypes.filter((type) => !callsBackEnd(type))).toEqual(['MOCK'])
})

test('a method without an integration is no proxy and calls nothing', () => {
  expect([isProxyType(undefined), isFunctionProxy(undefined), callsBackEnd(undefined)]).toEqual([false, false, false])
})
