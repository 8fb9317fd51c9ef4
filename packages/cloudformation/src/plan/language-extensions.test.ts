import { expect, test } from 'vitest'

import { faultsOf, planText } from '../testing/plan-text.ts'

const header = 'Transform: AWS::LanguageExtensions\n'

test('a loop makes a resource for each value, and loops stand within loops', async () => {
  const plan = await planText(`${header}Parameters: {Names: {Type: CommaDelimitedList, Default: 'a,b'}}
Resources:
  Fn::ForEach::Certificates:
    - Name
    - !Ref Names
    - Certificate\${Name}:
        Type: AWS::ApiGateway::ClientCertificate
        Properties: {Description: !Sub 'of \${Name}', Tags: [{Key: name, Value: !Ref Name}]}
  Fn::ForEach::Outer:
    - X
    - ['1', '2']
    - Fn::ForEach::Inner:
        - Y
        - [a.b]
        - Account\${X}&{Y}: {Type: AWS::ApiGateway::Account, Properties: {CloudWatchRoleArn: '\${X}-\${Y}'}}
`)
  expect(plan.resources.map(({ logicalId, properties, line }) => [logicalId, properties, line])).toEqual([
    ['Certificatea', { Description: 'of a', Tags: [{ Key: 'name', Value: 'a' }] }, 4],
    ['Certificateb', { Description: 'of b', Tags: [{ Key: 'name', Value: 'b' }] }, 4],
    ['Account1ab', { CloudWatchRoleArn: '1-a.b' }, 10],
    ['Account2ab', { CloudWatchRoleArn: '2-a.b' }, 10],
  ])
})

test('without the transform a loop is refused, and one without a list as well', async () => {
  const loop = (list: string) =>
    `Resources:\n  Fn::ForEach::L: [N, ${list}, {'A\${N}': {Type: AWS::ApiGateway::Account}}]\n  B: {Type: AWS::ApiGateway::Account}\n`
  expect((await faultsOf(planText(loop('[a]')))).join()).toContain('Resource name Fn::ForEach::L is non alphanumeric.')
  expect((await faultsOf(planText(header + loop('!Ref Nope')))).join()).toContain(
    't.yaml:3: Template error: Fn::ForEach::L needs an identifier, a list of values that is known',
  )
})

test('loops that multiply end at a bound', async () => {
  const list = `[${Array.from({ length: 100 }, (_, n) => `v${n}`).join(', ')}]`
  const nested = (depth: number): string =>
    depth === 0 ? `{'A\${L1}\${L2}\${L3}\${L4}': {Type: AWS::ApiGateway::Account}}` : `{'Fn::ForEach::F${depth}': [L${depth}, ${list}, ${nested(depth - 1)}]}`
  expect((await faultsOf(planText(`${header}Resources: ${nested(4)}\n`))).join()).toContain('greater than maximum allowed, 500')
})
