import { expect, test } from 'vitest'
import { problemsText, templateProblems } from './template-problems.ts'

test('the first error of each template is told with its line', () => {
  const problems = templateProblems({ 'application/json': '{\n#if($a', 'text/plain': 'fine', 'text/xml': '#end', 'text/csv': null })
  expect(problemsText(problems)).toBe('2 problems: application/json, line 2; text/xml, line 1')
})

test('templates without an error have no problem', () => {
  expect(problemsText(templateProblems({ 'application/json': '$input.body' }))).toBeUndefined()
  expect(problemsText(templateProblems(undefined))).toBeUndefined()
})

test('a response’s template is told with its status code', () => {
  expect(problemsText(templateProblems({ 'application/json': '#if(' }, '404 '))).toBe('1 problem: 404 application/json, line 1')
})
