import type { RoleSettings } from '../../client/iam.ts'

/** What AWS attaches to a role that its console makes for a function: the right to write logs. */
const basicExecution = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'

/** Lets Lambda assume the role: the trust document of the guide. */
export const lambdaTrust = JSON.stringify(
  { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }] },
  null,
  2,
)

/** What the managed policy grants, as AWS publishes it. */
export const basicExecutionPolicy = JSON.stringify(
  {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'], Resource: '*' }],
  },
  null,
  2,
)

/** An execution role as AWS's console makes one beside a function. */
export const lambdaRole: RoleSettings = { path: '/service-role/', trustDocument: lambdaTrust, policyArns: [basicExecution] }

/** Whether Lambda may assume a role of this trust document. */
export function trustsLambda(trustDocument: string): boolean {
  return trustDocument.includes('lambda.amazonaws.com')
}
