import { expect, test } from 'vitest'

import { listIdentitySources } from './identity-sources.ts'

test('identity sources stand in a comma list, with blanks or without', () => {
  expect(listIdentitySources(' method.request.header.Authorization,context.stage , stageVariables.a,')).toEqual([
    'method.request.header.Authorization',
    'context.stage',
    'stageVariables.a',
  ])
  expect(listIdentitySources('')).toEqual([])
  expect(listIdentitySources(undefined)).toEqual([])
})
