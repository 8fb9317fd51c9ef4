import { expect, test } from 'vitest'
import { placeholders, policyTemplates } from './policy-templates.ts'

test('every template has something to replace, and each name is told once', () => {
  for (const { policy } of policyTemplates) expect(placeholders(JSON.stringify(policy))).toContain('{{stageName}}')
  expect(placeholders('{{a}} {{b}} {{a}}')).toEqual(['{{a}}', '{{b}}'])
  expect(placeholders('{"a":{"b":{}}}')).toEqual([])
})
