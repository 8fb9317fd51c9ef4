import { expect, test } from 'vitest'

import { TemplateError, type TemplateFault } from '../template-error.ts'
import { isTemplateText } from '@fourbox/domain'
import { readTemplate } from './read-template.ts'

function faultsOf(text: string): readonly TemplateFault[] {
  try {
    readTemplate(text, { file: 't.yaml' })
    return []
  } catch (error) {
    if (error instanceof TemplateError) return error.faults
    throw error
  }
}

const resources = 'Resources:\n  Api:\n    Type: AWS::ApiGateway::RestApi\n'

test.each([
  ['!Ref Api', { Ref: 'Api' }],
  ['!GetAtt Fn.Arn', { 'Fn::GetAtt': ['Fn', 'Arn'] }],
  ['!GetAtt Nested.Outputs.Url', { 'Fn::GetAtt': ['Nested', 'Outputs.Url'] }],
  ['!GetAtt [Fn, Arn]', { 'Fn::GetAtt': ['Fn', 'Arn'] }],
  ['!Sub "${Api}.x"', { 'Fn::Sub': '${Api}.x' }],
  ['!If [C, !Ref A, !Ref AWS::NoValue]', { 'Fn::If': ['C', { Ref: 'A' }, { Ref: 'AWS::NoValue' }] }],
  ['!Condition C', { Condition: 'C' }],
  ["!GetAZs ''", { 'Fn::GetAZs': '' }],
  ['!GetAZs', { 'Fn::GetAZs': '' }],
  ['!Transform {Name: AWS::Include}', { 'Fn::Transform': { Name: 'AWS::Include' } }],
  ['2012-10-17', '2012-10-17'],
  ['010', '010'],
  ['012345678901', '012345678901'],
  ['1.10', '1.10'],
  ['29000', 29000],
  ['0.5', 0.5],
  ['1e3', '1e3'],
  ['true', true],
  ['yes', 'yes'],
  ['', null],
])('in YAML %j is %j', (written, value) => {
  expect(readTemplate(`${resources}Outputs:\n  X: ${written}\n`, { file: 't.yaml' }).root['Outputs']).toEqual({ X: value })
})

test('anchors, aliases and merge keys are followed, as the AWS CLI follows them', () => {
  const text = 'A: &a {x: 1}\nB:\n  <<: *a\n  y: *a\n' + resources
  expect(readTemplate(text, { file: 't.yaml' }).root['B']).toEqual({ x: 1, y: { x: 1 } })
})

test('every member of a map and every item of a list has its line, in JSON and in YAML', () => {
  const yaml = readTemplate(
    'Resources:\n\n  A: # first\n    Type: X::Y\n    Properties:\n      L:\n        - a\n        - !Sub\n          - b\n          - {}\n',
    { file: 't' },
  )
  const json = readTemplate('{"Resources": {\n"A": {"Type": "X::Y",\n"Properties": {"L": ["a",\n{"Fn::Sub": ["b", {}]}]}}}}', { file: 't' })
  const linesOf = ({ root, places }: typeof yaml) => {
    const at = (owner: unknown, key: string): unknown => (typeof owner === 'object' && owner !== null ? Reflect.get(owner, key) : undefined)
    const all = at(root, 'Resources')
    const properties = at(at(all, 'A'), 'Properties')
    const list = at(properties, 'L')
    return [
      places.lineOf(all, 'A'),
      places.lineOf(at(all, 'A'), 'Properties'),
      places.lineOf(properties, 'L'),
      places.lineOf(list, 0),
      places.lineOf(at(list, '1')),
    ]
  }
  expect(linesOf(yaml)).toEqual([3, 5, 6, 7, 8])
  expect(linesOf(json)).toEqual([2, 3, 3, 3, 4])
})

test.each<[string, string, number, string]>([
  ['broken YAML', 'Resources:\n  A: [\n', 3, 'Template format error: YAML not well-formed. (line 3, column 1)'],
  ['broken JSON', '{"Resources": {\n"A": ]}}', 2, 'Template format error: JSON not well-formed. (line 2, column 6)'],
  ['JSON that ends too early', '{"Resources": {', 1, 'Template format error: JSON not well-formed.'],
  ['an unknown tag', 'Resources:\n  A: !Foo x\n', 2, 'unknown tag !<!Foo>'],
  ['no map', '- a\n', 1, 'Template format error: unsupported structure.'],
  [
    'a file of the Serverless Framework',
    'service: a\nprovider: {name: aws}\n',
    1,
    'This is a file of the Serverless Framework: "serverless package" makes a template of it. Import the folder then.',
  ],
  [
    'a key that is a map',
    'Resources:\n  A:\n    Type: {{ type }}\n',
    3,
    'Template format error: YAML not well-formed. (line 3, column 1): a key must be a text',
  ],
  ['no resources', 'Description: x\nResources: {}\n', 2, 'Template format error: At least one Resources member must be defined.'],
  ['too many levels of JSON', `{"Resources": ${'['.repeat(20_000)}`, 1, 'deeper than 100 levels'],
  ['too many levels of YAML', `Resources: ${'['.repeat(20_000)}`, 1, 'nesting exceeded maxDepth (100)'],
  ['a list that holds itself', 'Resources: &a\n  - *a\n', 1, 'Template may not exceed 1000000 bytes in size.'],
  [
    'aliases that multiply',
    `a0: &a0 ${'x'.repeat(1000)}\n${Array.from({ length: 9 }, (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n},`.repeat(10)}]`).join('\n')}\n`,
    1,
    'Template may not exceed',
  ],
  ['more than 1 MB', `{"Resources": {"A": "${'x'.repeat(1_000_001)}"}}`, 1, 'Template may not exceed 1000000 bytes in size.'],
])('%s is refused with its line', (_, text, line, message) => {
  const [fault] = faultsOf(text)
  expect(fault).toMatchObject({ file: 't.yaml', line })
  expect(fault?.text).toContain(message)
})

test('a template of nearly 1 MB is read, with the blanks that tools write', () => {
  const methods = Object.fromEntries(
    Array.from({ length: 2_400 }, (_, n) => [`M${n}`, { Type: 'AWS::ApiGateway::Method', Properties: { Uri: 'x'.repeat(300) } }]),
  )
  const text = JSON.stringify({ Resources: methods }, null, 8)
  expect(Object.keys(readTemplate(text, { file: 't.json' }).root['Resources'] ?? {})).toHaveLength(2_400)
})

test.each([
  ['a template in YAML', resources, true],
  ['one that is broken', 'Resources:\n  A: [', true],
  ['one in JSON', '{"Resources": {"A": {"Type": "AWS::S3::Bucket"}}}', true],
  ['a definition in YAML', 'openapi: 3.0.1\nResources: 1\n', false],
  ['a definition with a template in it', '{"openapi": "3.0.1", "x": {"Resources": {"A": {"Type": "AWS::S3::Bucket"}}}}', false],
  ['a package.json', '{"name": "Resources"}', false],
])('%s is told from other files', (_, text, expected) => {
  expect(isTemplateText(text)).toBe(expected)
})

test.each([
  ['YAML', 'Resources:\n  A: {Type: X::Y}\n  A: {Type: X::Z}\n', 3],
  ['JSON', '{"Resources": {"A": {"Type": "X::Y"},\n"A": {"Type": "X::Z"}}}', 2],
])('of a name that stands twice in %s the last counts, as at AWS, and that is told', (_, text, line) => {
  const { root, warnings } = readTemplate(text, { file: 't' })
  expect(root['Resources']).toEqual({ A: { Type: 'X::Z' } })
  expect(warnings).toEqual([{ file: 't', line, text: 'A stands twice: this one counts.' }])
})
