import { own } from '@fourbox/domain'

import { members, objectOf } from '../template/json.ts'
import { describeRequest, type EventOfApi, routeOf, writeOperation } from './api-event.ts'
import type { Draft } from './drafting.ts'
import { trustOf } from './function-role.ts'
import { attributesOf, passedOn, type SamContext, type SamResource } from './sam-context.ts'

/** A state machine is nothing that is made here: what names it finds it by its name. */
export function expandStateMachine(context: SamContext, { logicalId, properties, declaration }: SamResource): void {
  if (own(properties, 'Role') === undefined)
    context.make(logicalId, `${logicalId}Role`, {
      Type: 'AWS::IAM::Role',
      ...passedOn(declaration),
      Properties: { AssumeRolePolicyDocument: trustOf('states') },
    })
  context.make(logicalId, logicalId, {
    ...attributesOf(declaration),
    Type: 'AWS::StepFunctions::StateMachine',
    Properties: members({ StateMachineName: own(properties, 'Name') }),
  })
}

/** Writes an event of a state machine into its API: a call of StartExecution with the body as its input. */
export function startExecution(context: SamContext, { resource, event, draft }: EventOfApi): void {
  const { logicalId, declaration } = resource
  const route = routeOf(context, logicalId, event)
  if (!route) return
  const role = `${logicalId}${event.name}Role`
  context.make(logicalId, role, {
    Type: 'AWS::IAM::Role',
    ...passedOn(declaration),
    Properties: {
      AssumeRolePolicyDocument: trustOf('apigateway'),
      Policies: [
        {
          PolicyName: `${logicalId}${event.name}RoleStartExecutionPolicy`,
          PolicyDocument: { Version: '2012-10-17', Statement: [{ Action: 'states:StartExecution', Effect: 'Allow', Resource: { Ref: logicalId } }] },
        },
      ],
    },
  })
  draft.auths.push({ path: route.path, method: route.key, auth: objectOf(own(event.properties, 'Auth')) })
  if (!draft.takesEvents || !draft.body) return
  const unescaped = own(event.properties, 'UnescapeMappingTemplate') === true ? `.replaceAll("\\\\'","'")` : ''
  const operation: Draft = {
    responses: { '200': { description: 'OK' }, '400': { description: 'Bad Request' } },
    'x-amazon-apigateway-integration': {
      type: 'aws',
      httpMethod: 'POST',
      uri: { 'Fn::Sub': 'arn:${AWS::Partition}:apigateway:${AWS::Region}:states:action/StartExecution' },
      credentials: { 'Fn::GetAtt': [role, 'Arn'] },
      requestTemplates: {
        'application/json': { 'Fn::Sub': `{"input": "$util.escapeJavaScript($input.json('$'))${unescaped}", "stateMachineArn": "\${${logicalId}}"}` },
      },
      responses: { '200': { statusCode: '200' }, '400': { statusCode: '400' } },
    },
  }
  describeRequest(draft.body, event.properties, operation)
  writeOperation(context, { resource, event, draft }, route, operation)
}
