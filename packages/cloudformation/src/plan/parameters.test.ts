import { expect, test } from 'vitest'

import { faultsOf, planText } from '../testing/plan-text.ts'

const parameterP = (declaration: string) =>
  `Parameters:\n  P: ${declaration}\nResources:\n  R: {Type: AWS::ApiGateway::ClientCertificate, Properties: {Description: !Ref P}}\n`

async function valueOf(declaration: string, parameters: Readonly<Record<string, string>> = {}): Promise<unknown> {
  return (await planText(parameterP(declaration), { parameters })).resources[0]?.properties['Description']
}

test.each<[string, Readonly<Record<string, string>>, unknown]>([
  ['{Type: String, Default: a}', {}, 'a'],
  ['{Type: String, Default: a}', { P: 'b' }, 'b'],
  ['{Type: String, Default: ""}', {}, ''],
  ['{Type: Number, Default: 5}', {}, '5'],
  ['{Type: List<Number>, Default: "1, 2"}', {}, ['1', '2']],
  ['{Type: AWS::EC2::Subnet::Id, Default: subnet-1}', {}, 'subnet-1'],
  ['{Type: AWS::SSM::Parameter::Name, Default: /a/b}', {}, '/a/b'],
  ['{Type: AWS::SSM::Parameter::Value<String>, Default: /a/b}', { P: 'the value' }, 'the value'],
  ['{Type: AWS::SSM::Parameter::Value<List<String>>, Default: /a/b}', { P: 'x,y' }, ['x', 'y']],
  ['{Type: String, AllowedPattern: "[a-z]+", Default: abc}', {}, 'abc'],
])('%s with %j', async (declaration, parameters, value) => {
  expect(await valueOf(declaration, parameters)).toEqual(value)
})

test.each<[string, Readonly<Record<string, string>>, string]>([
  ['{Type: String}', {}, 'Parameters: [P] must have values'],
  ['{Type: String, Default: a}', { Q: '1' }, 'Parameters: [Q] do not exist in the template'],
  ['{Type: String, AllowedValues: [a, b], Default: c}', {}, "Parameter 'P' must be one of AllowedValues"],
  ['{Type: String, AllowedPattern: "[a-z]+", Default: abc1}', {}, "Parameter 'P' failed to satisfy constraint: must match pattern [a-z]+"],
  [
    '{Type: String, AllowedPattern: "[a-z]+", ConstraintDescription: letters only, Default: "1"}',
    {},
    "Parameter 'P' failed to satisfy constraint: letters only",
  ],
  ['{Type: String, MinLength: 3, Default: ab}', {}, 'must contain at least 3 characters'],
  ['{Type: String, MaxLength: "1", Default: ab}', {}, 'must contain at most 1 characters'],
  ['{Type: Number, Default: ab}', {}, 'must be a number'],
  ['{Type: Number, MaxValue: 3, Default: 4}', {}, 'must be a number not greater than 3'],
  ['{Type: AWS::SSM::Parameter::Value<String>, Default: /a/b}', {}, "Parameter P is looked up in AWS's parameter store, which is not here"],
  ['{Default: 1}', {}, 'Every Parameters object must contain a Type member'],
])('%s with %j is refused', async (declaration, parameters, text) => {
  const faults = await faultsOf(planText(parameterP(declaration), { parameters }))
  expect(faults.join('\n')).toContain(text)
})

test('a value that AWS looks up may be missing where only what is left out would use it', async () => {
  const plan = await planText(
    'Parameters:\n  BootstrapVersion: {Type: AWS::SSM::Parameter::Value<String>, Default: /cdk}\nResources:\n  R: {Type: AWS::ApiGateway::Account}\n  Q: {Type: AWS::SQS::Queue, Properties: {QueueName: !Ref BootstrapVersion}}\nRules: {Check: {Assertions: []}}\n',
  )
  expect(plan.resources).toHaveLength(1)
})

test('a pattern that Java cannot read keeps nothing out', async () => {
  expect(await valueOf('{Type: String, AllowedPattern: "(a", Default: b}')).toBe('b')
})
