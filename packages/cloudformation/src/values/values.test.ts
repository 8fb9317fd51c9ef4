import { expect, test } from 'vitest'

import { resolve } from '../plan/planned-value.ts'
import { faultsOf, planText } from '../testing/plan-text.ts'

const around = (value: string, more = '') => `
Transform: AWS::LanguageExtensions
Parameters:
  Env: {Type: String, Default: dev}
  Names: {Type: CommaDelimitedList, Default: 'a, b,c'}
  Count: {Type: Number, Default: 3}
Mappings:
  Zones:
    us-east-1: {dev: small, list: [x, y]}
Conditions:
  IsDev: !Equals [!Ref Env, dev]
  IsProd: !Not [!Condition IsDev]
  Both: !And [!Condition IsDev, !Condition IsProd]
  Either: !Or [!Condition IsDev, !Condition IsProd]
Resources:
  Api: {Type: AWS::ApiGateway::RestApi, Properties: {Name: x}}
  Table: {Type: AWS::DynamoDB::Table, Properties: {TableName: !Sub '\${Env}-pets'}}
  Queue: {Type: AWS::SQS::Queue}
  Gone: {Type: AWS::ApiGateway::RestApi, Condition: IsProd, Properties: {Name: y}}
Outputs:
  X:
    Value: ${value}
${more}`

async function valueOf(written: string): Promise<unknown> {
  const plan = await planText(around(written))
  return resolve(plan.outputs[0]?.value ?? null, (logicalId, attribute) => `<${logicalId}.${attribute ?? 'Ref'}>`)
}

test.each<[string, unknown]>([
  ['!Ref Env', 'dev'],
  ['!Ref Names', ['a', 'b', 'c']],
  ['!Ref Count', '3'],
  ['!Ref Api', '<Api.Ref>'],
  ['!Ref AWS::Region', 'us-east-1'],
  ['!Ref AWS::AccountId', '000000000000'],
  ['!Ref AWS::StackName', 'shop'],
  ['!GetAtt Api.RootResourceId', '<Api.RootResourceId>'],
  [
    "!Sub 'a-${Env}-${Api}-${Api.RootResourceId}-${!stageVariables.alias}-$name-#{x}'",
    'a-dev-<Api.Ref>-<Api.RootResourceId>-${stageVariables.alias}-$name-#{x}',
  ],
  ["!Sub ['${A}/${Env}', {A: !Ref Api}]", '<Api.Ref>/dev'],
  ["!Join ['-', [a, !Ref Env, 1, true, !Ref Api]]", 'a-dev-1-true-<Api.Ref>'],
  ["!Join [',', !Ref Names]", 'a,b,c'],
  ["!Join ['', [a, !Ref AWS::NoValue, b]]", 'ab'],
  ['!Select [1, !Ref Names]', 'b'],
  ["!Select ['0', !Split ['.', !Sub '${Env}.x']]", 'dev'],
  ["!Select [1, !Split ['.', !GetAtt Api.RootResourceId]]", 'RootResourceId>'],
  ['!FindInMap [Zones, !Ref AWS::Region, !Ref Env]', 'small'],
  ['!FindInMap [Zones, us-east-1, list]', ['x', 'y']],
  ['!FindInMap [Zones, eu-west-1, x, {DefaultValue: none}]', 'none'],
  ['!If [IsDev, one, !Ref Gone]', 'one'],
  ['!If [Both, one, two]', 'two'],
  ['!If [Either, {a: !Ref AWS::NoValue, b: 1}, two]', { b: 1 }],
  ['{Fn::Base64: !Ref Env}', 'ZGV2'],
  ["!GetAZs ''", ['us-east-1a', 'us-east-1b', 'us-east-1c']],
  ["!Cidr ['10.0.0.0/16', 2, 8]", ['10.0.0.0/24', '10.0.1.0/24']],
  ['{Fn::Length: !Ref Names}', 3],
  ['{Fn::ToJsonString: {a: !Ref Api}}', '{"a":"<Api.Ref>"}'],
  ['!Ref Table', 'dev-pets'],
  ['!GetAtt Table.Arn', 'arn:aws:dynamodb:us-east-1:000000000000:table/dev-pets'],
  ['!Sub "${Queue.Arn}"', expect.stringMatching(/^arn:aws:sqs:us-east-1:000000000000:shop-Queue-[A-Z0-9]{12}$/)],
  ['!Ref Queue', expect.stringMatching(/^https:\/\/sqs\.us-east-1\.amazonaws\.com\/000000000000\/shop-Queue-/)],
])('%s is worked out', async (written, value) => {
  expect(await valueOf(written)).toEqual(value)
})

test.each<[string, string]>([
  ['!Ref Nothing', 'Template format error: Unresolved resource dependencies [Nothing] in the Outputs block of the template'],
  ['!Ref Gone', 'Template format error: Unresolved resource dependencies [Gone] in the Outputs block of the template'],
  ['!Sub "${constructor.x}"', 'Unresolved resource dependencies [constructor]'],
  ['!GetAtt Api.Nothing', 'Template error: resource Api does not support attribute type Nothing in Fn::GetAtt'],
  ['!GetAtt Api', 'every Fn::GetAtt object requires two non-empty parameters'],
  ['{Fn::Foo: 1}', 'Template error: Fn::Foo is no function of CloudFormation'],
  ['{Fn::Transform: {Name: Mine}}', 'The macro Mine runs at AWS'],
  ['{Fn::Sub: "x", other: 1}', 'Fn::Sub must stand alone in its map'],
  ['!Sub "${a-b}"', 'variable names in Fn::Sub syntax must contain only alphanumeric characters'],
  ['!Select [9, !Ref Names]', 'Fn::Select cannot select nonexistent value at index 9'],
  ['!FindInMap [Zones, eu-west-1, dev]', 'Unable to get mapping for Zones::eu-west-1::dev'],
  ['!FindInMap [Zones, __proto__, dev]', 'Unable to get mapping for Zones::__proto__::dev'],
  ['!ImportValue other-url', 'No export named other-url found'],
  ['!If [Nope, a, b]', 'Unresolved condition dependency Nope'],
  ['!Join [a]', 'every Fn::Join object requires two parameters'],
  ['', "'null' values are not allowed in templates"],
])('%s is refused, with its line', async (written, text) => {
  const [fault] = await faultsOf(planText(around(written)))
  expect(fault).toContain(text)
  expect(fault).toMatch(/^t\.yaml:(?:2[0-9]):/)
})

test('conditions that go in a circle, or ask for a resource, are refused', async () => {
  const text =
    'Conditions:\n  A: !Not [!Condition B]\n  B: !Not [!Condition A]\n  C: !Equals [!Ref Api, x]\nResources:\n  Api: {Type: AWS::ApiGateway::RestApi, Condition: A}\n  Other: {Type: AWS::ApiGateway::RestApi, Condition: C}\n'
  expect(await faultsOf(planText(text))).toEqual([
    expect.stringContaining('Circular dependency between conditions: [A]'),
    expect.stringContaining('Unresolved dependencies [Api]. Cannot reference resources in the Conditions block'),
  ])
})

test('an import is what another stack exports, also where its name is put together', async () => {
  const plan = await planText(around('!ImportValue {Fn::Sub: "${Env}-url"}'), { importValue: (name) => (name === 'dev-url' ? 'https://x' : undefined) })
  expect(plan.outputs).toEqual([{ name: 'X', value: 'https://x' }])
})

test('a secret that AWS would look up stays as it is written, and that is told', async () => {
  const plan = await planText('Resources:\n  Api:\n    Type: AWS::ApiGateway::RestApi\n    Properties:\n      Name: "{{resolve:ssm:/name:1}}"\n')
  expect(plan.resources[0]?.properties).toEqual({ Name: '{{resolve:ssm:/name:1}}' })
  expect(plan.warnings).toEqual([
    { file: 't.yaml', line: 5, logicalId: 'Api', text: '{{resolve:ssm:/name:1}} is not looked up here: the text stays as it is.' },
  ])
})
