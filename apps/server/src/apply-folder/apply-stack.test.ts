import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { trialStacks } from '../testing/trial-stacks.ts'
import { applyFolder } from './apply-folder.ts'
import { standingFor } from './apply-stack.ts'

const template = (name: string) => `
Resources:
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties: { Name: ${name} }
  Get:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      ResourceId: !GetAtt Api.RootResourceId
      HttpMethod: GET
      Integration: { Type: MOCK }
  Deployment:
    Type: AWS::ApiGateway::Deployment
    DependsOn: Get
    Properties: { RestApiId: !Ref Api, StageName: dev }
  Queue: { Type: 'AWS::SQS::Queue' }
Outputs:
  Url: { Value: !Sub 'https://\${Api}.execute-api.\${AWS::Region}.amazonaws.com/dev' }
`

test('a template in a folder that is applied becomes a stack of its name, and is deployed at each change', async () => {
  const { folder, write } = workplace()
  write('orders/template.yaml', template('Orders'))
  const { context, stacks } = await trialStacks()
  const lines: string[] = []
  const settings = { folder, watch: false, stacks, executeOrigin: 'http://localhost:4401', report: (line: string) => void lines.push(line) }
  await applyFolder(context, settings)
  const [api] = (await context.documents.list('restApi')).items
  expect(lines).toEqual([
    'orders/template.yaml: the stack orders: 3 created',
    expect.stringContaining('orders/template.yaml: left out: Queue (AWS::SQS::Queue): '),
    `orders/template.yaml: Url = http://${api?.id}.execute-api.localhost:4401/dev`,
  ])
  lines.length = 0
  write('orders/template.yaml', template('Renamed'))
  await applyFolder(context, settings)
  expect(lines[0]).toBe('orders/template.yaml: the stack orders: 1 updated, 1 unchanged, 1 replaced')
  expect((await context.documents.list('deployment')).items.map(({ snapshot }) => snapshot.name)).toEqual(['Renamed'])
})

test('what is wrong with a template is told with its line, and stops nothing', async () => {
  const { folder, write } = workplace()
  write('a.yaml', 'Resources:\n  Api:\n    Type: AWS::ApiGateway::RestApi\n    Properties: { Name: !Ref Nowhere }\n')
  write('b.yaml', template('B'))
  const { context, stacks } = await trialStacks()
  const lines: string[] = []
  await applyFolder(context, { folder, watch: false, stacks, executeOrigin: 'http://localhost:4401', report: (line) => void lines.push(line) })
  expect(lines[0]).toMatch(/a\.yaml:\d: .*Unresolved resource dependencies \[Nowhere\]/)
  expect(lines[1]).toBe('b.yaml: the stack b: 3 created')
})

test('of what CDK has synthesized the manifest stands for the templates, and assets are no definitions', () => {
  const { folder, write } = workplace()
  for (const file of ['app/cdk.out', 'app/manifest.json', 'app/Shop.template.json', 'app/tree.json', 'app/asset.1/package.json', 'other/manifest.json'])
    write(file, '{}')
  const standing = (file: string) => standingFor(folder, file)
  expect(standing('app/Shop.template.json')).toBe('app/manifest.json')
  expect(standing('app/manifest.json')).toBe('app/manifest.json')
  expect(standing('app/tree.json')).toBeUndefined()
  expect(standing('app/asset.1/package.json')).toBeUndefined()
  expect(standing('other/manifest.json')).toBe('other/manifest.json')
})

function workplace() {
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-apply-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return {
    folder,
    write: (file: string, text: string) => {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      writeFileSync(join(folder, file), text)
    },
  }
}
