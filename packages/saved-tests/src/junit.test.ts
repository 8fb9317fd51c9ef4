import { expect, test } from 'vitest'
import { writeJunit } from './junit.ts'

test('outcomes are written as JUnit’s XML', () => {
  const outcome = { name: 'a', method: 'GET /', requestId: 'r', latencyInMillis: 12 }
  const failed = { what: 'status', passed: false, expected: '200', actual: '404' }
  const xml = writeJunit([
    {
      name: 'Pets',
      outcomes: [
        { ...outcome, passed: true, checks: [] },
        { ...outcome, name: 'b', passed: false, checks: [failed, { ...failed, what: 'header X', passed: true }] },
        { name: 'c', method: 'GET /gone', passed: false, fault: 'The API has no such method', latencyInMillis: 0, checks: [] },
      ],
    },
  ])
  expect(xml).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites tests="3" failures="1" errors="1" time="0.024">
  <testsuite name="Pets" tests="3" failures="1" errors="1" time="0.024">
    <testcase classname="Pets.GET /" name="a" time="0.012"/>
    <testcase classname="Pets.GET /" name="b" time="0.012">
      <failure message="not as expected: status">status
  expected: 200
  actual:   404</failure>
    </testcase>
    <testcase classname="Pets.GET /gone" name="c" time="0.000">
      <error message="The API has no such method"/>
    </testcase>
  </testsuite>
</testsuites>
`)
})

test('names that are no XML leave it well-formed', () => {
  const hostile = '<a href="x">&\u0000\u001b[31m\ud800\uffff\n]]>'
  const outcome = {
    name: hostile,
    method: 'GET /',
    passed: false,
    latencyInMillis: 1,
    checks: [{ what: hostile, passed: false, expected: hostile, actual: hostile }],
  }
  const xml = writeJunit([{ name: hostile, outcomes: [outcome] }])
  expect(xml).toContain('name="&lt;a href=&quot;x&quot;&gt;&amp;��[31m��&#10;]]&gt;"')
  expect(xml).toContain('expected: &lt;a href="x"&gt;&amp;��[31m��\n]]&gt;')
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  expect(xml).not.toMatch(/[\u0000\u001b\uffff]|\p{Cs}/u)
})
