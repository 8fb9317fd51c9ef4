import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { planStack, readProject, TemplateError } from '@fourbox/cloudformation'
import { expect, onTestFinished, test } from 'vitest'
import { filesWithin, projectRootOf } from './project-files.ts'

const functionWith = (code: string) =>
  `Transform: AWS::Serverless-2016-10-31\nResources:\n  Fn:\n    Type: AWS::Serverless::Function\n    Properties: {CodeUri: ${code}, Handler: a.b, Runtime: nodejs22.x}\n`
const include = (location: string) =>
  `Resources:\n  Api:\n    Type: AWS::ApiGateway::RestApi\n    Properties: {Body: {Fn::Transform: {Name: AWS::Include, Parameters: {Location: ${location}}}}}\n`
const nested = (url: string) => `Resources:\n  Child:\n    Type: AWS::CloudFormation::Stack\n    Properties: {TemplateURL: ${url}}\n`

test.each([
  ['code that a path leads to', functionWith('../outside'), 3, 'Fn', '/outside'],
  ['code at an absolute path', functionWith('/etc'), 3, 'Fn', '/etc'],
  ['code that a link leads to', functionWith('./link'), 3, 'Fn', '/app/link'],
  ['a definition that a link leads to', include('link/api.json'), 4, 'Api', 'link/api.json'],
  ['a definition that a path leads to', include('../outside/api.json'), 4, 'Api', '../outside/api.json'],
  ['a nested template', nested('../outside/api.json'), 2, 'Child', '../outside/api.json'],
])('%s outside the project’s folder is a fault, told with file, line and logical id', async (_, template, line, logicalId, named) => {
  const path = project({ 'app/template.yaml': template, 'outside/api.json': '{"Resources": {"R": {"Type": "AWS::ApiGateway::Account"}}}' })
  expect(await faultsOf(path('app/template.yaml'))).toEqual([
    { file: path('app/template.yaml'), line, logicalId, text: expect.stringContaining(`${named} lies outside the project’s folder`) },
  ])
})

test('code beside the template’s folder is found where its owner names the folder above both', async () => {
  const path = project({ 'infra/template.yaml': functionWith('../src'), 'src/a.js': '' })
  expect(await faultsOf(path('infra/template.yaml'))).toEqual([expect.objectContaining({ text: expect.stringContaining('--root') })])
  expect(await faultsOf(path('infra/template.yaml'), path('.'))).toEqual([])
})

test('a template that is a link to elsewhere is not read', async () => {
  const path = project({ 'app/a.txt': '', 'outside/template.yaml': functionWith('.') })
  expect(await faultsOf(path('app/link/template.yaml'), path('app'))).toEqual([
    { file: path('app/link/template.yaml'), line: 1, text: expect.stringContaining('lies outside the project’s folder') },
  ])
})

test.each([
  ['app/template.yaml', 'app'],
  ['app', 'app'],
  ['app/.aws-sam/build/template.yaml', 'app'],
  ['app/cdk.out/assembly-Prod/Api.template.json', 'app'],
  ['app/.serverless', 'app'],
])('of %s the project’s folder is %s', async (given, root) => {
  const path = project({ 'app/template.yaml': '', 'app/.serverless/a': '' })
  expect(await projectRootOf(path(given))).toBe(path(root))
})

/** Files in a folder of their own, in which `app/link` leads to `outside`; answers where a path of it is. */
function project(files: Readonly<Record<string, string>>): (path: string) => string {
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-project-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, 'app'))
  mkdirSync(join(folder, 'outside'))
  symlinkSync(join(folder, 'outside'), join(folder, 'app/link'))
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  return (path) => join(folder, path)
}

async function faultsOf(path: string, root?: string) {
  const files = filesWithin(root ?? (await projectRootOf(path)))
  try {
    for (const source of await readProject(files, path))
      await planStack(source, { stackId: 'arn', account: '000000000000', region: 'us-east-1', importValue: () => undefined }, files)
    return []
  } catch (error) {
    if (error instanceof TemplateError) return error.faults
    throw error
  }
}
