import { join } from 'node:path'
import { expect, test } from 'vitest'
import { playwrightFailures, vitestFailures } from './failures.mjs'
import { root } from './set-up/root.mjs'

test('what failed of a Vitest report is named, with why', () => {
  const testResults = [
    {
      name: join(root, 'packages/a/src/one.test.ts'),
      status: 'failed',
      message: '',
      assertionResults: [
        { status: 'passed', fullName: 'adds', failureMessages: [] },
        { status: 'failed', fullName: 'takes away', failureMessages: ['\u001B[31mexpected 1 to be 2\u001B[39m\n\n    at one.test.ts:3'] },
      ],
    },
    { name: join(root, 'packages/a/src/two.test.ts'), status: 'failed', message: 'Cannot find module', assertionResults: [] },
    { name: join(root, 'packages/a/src/three.test.ts'), status: 'passed', message: '', assertionResults: [] },
  ]
  expect(vitestFailures({ testResults })).toEqual([
    '  ✗ packages/a/src/one.test.ts › takes away\n      expected 1 to be 2\n          at one.test.ts:3',
    '  ✗ packages/a/src/two.test.ts\n      Cannot find module',
  ])
})

test('what failed of a Playwright report is named, with why, however deep it stands', () => {
  const report = {
    errors: [{ message: 'No tests found' }],
    suites: [
      {
        title: 'journeys/a.spec.ts',
        specs: [{ title: 'opens', ok: true, tests: [{ results: [{ errors: [] }] }] }],
        suites: [{ title: 'the tree', specs: [{ title: 'closes', ok: false, tests: [{ results: [{ errors: [{ message: 'not visible' }] }] }] }] }],
      },
    ],
  }
  expect(playwrightFailures(report)).toEqual(['  ✗ outside of a test\n      No tests found', '  ✗ journeys/a.spec.ts › the tree › closes\n      not visible'])
})
