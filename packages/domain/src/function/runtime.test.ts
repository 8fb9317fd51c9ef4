import { expect, test } from 'vitest'
import { readRuntime } from './runtime.ts'

test.each([
  ['nodejs', 'nodejs', '0'],
  ['nodejs4.3', 'nodejs', '4'],
  ['nodejs4.3-edge', 'nodejs', '4'],
  ['nodejs8.10', 'nodejs', '8'],
  ['nodejs22.x', 'nodejs', '22'],
  ['python2.7', 'python', '2.7'],
  ['python3.14', 'python', '3.14'],
  ['ruby3.4', 'ruby', '3.4'],
  ['java8', 'java', '8'],
  ['java8.al2', 'java', '8'],
  ['java25', 'java', '25'],
  ['dotnetcore2.1', 'dotnet', '2.1'],
  ['dotnet10', 'dotnet', '10'],
  ['go1.x', 'go', '1'],
  ['provided', 'provided', ''],
  ['provided.al2', 'provided', 'al2'],
  ['provided.al2023', 'provided', 'al2023'],
])('%s runs %s, version "%s"', (name, language, languageVersion) => {
  expect(readRuntime(name)).toEqual({ name, language, languageVersion })
})

test.each(['', 'python', 'PYTHON3.9', 'nodejs22.x; rm', 'cobol1.x', 'constructor'])('%s is no runtime', (name) => {
  expect(readRuntime(name)).toBeUndefined()
})
