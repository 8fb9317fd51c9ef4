import { expect, test } from 'vitest'

import { readRequestValidator } from './read-request-validator.ts'

test('a request validator checks nothing unless it is told to, and may do without a name', () => {
  expect(readRequestValidator({}, { id: 'valid1' })).toEqual({
    value: { id: 'valid1', validateRequestBody: false, validateRequestParameters: false },
    warnings: [],
  })
  expect(readRequestValidator({ name: ' ' }, { id: 'valid1' })).toEqual({ faults: [{ field: 'name', text: 'Request Validator name cannot be blank' }] })
})
