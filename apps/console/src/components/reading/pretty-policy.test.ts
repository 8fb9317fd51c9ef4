import { expect, test } from 'vitest'
import { prettyPolicy } from './pretty-policy.ts'

/** As the control plane answers a policy: its text as a JSON string without the quotes around it. */
const asAnswered = (policy: string) => JSON.stringify(policy).slice(1, -1)

test('a policy is put in lines, as it was sent or as AWS answers it', () => {
  const policy = '{"Version":"2012-10-17"}'
  expect(prettyPolicy(policy)).toBe('{\n  "Version": "2012-10-17"\n}')
  expect(prettyPolicy(asAnswered(policy))).toBe('{\n  "Version": "2012-10-17"\n}')
})

test('quotes and backslashes within a policy survive', () => {
  const policy = { Condition: { StringLike: { 'aws:UserAgent': 'a "quoted" \\ agent' } } }
  expect(JSON.parse(prettyPolicy(asAnswered(JSON.stringify(policy))))).toEqual(policy)
})

test('what is no policy stays as it is', () => {
  expect(prettyPolicy('not a policy')).toBe('not a policy')
  expect(prettyPolicy('')).toBe('')
})
