import { own } from '@fourbox/domain'

import { addOperation, type ApiDraft } from './api-draft.ts'
import { type ApiEvent, describeRequest } from './api-event.ts'
import { type Draft, members } from './drafting.ts'
import { attributesOf, conditionOf, objectOf, passedOn, type SamContext, type SamResource } from './sam-context.ts'

/** A state machine is nothing that is made here: what names it finds it by its name. */
export function expandStateMachine(context: SamContext, { logicalId, properties, declaration }: SamResource): void {
  const trust = { Version: '2012-10-17', Statement: [{ Action: ['sts:AssumeRole'], Effect: 'Allow', Principal: { Service: ['states.amazonaws.com'] } }] }
  if (own(properties, 'Role') === undefined)
    context.make(logicalId, `${logicalId}Role`, { Type: 'AWS::IAM::Role', ...passedOn(declaration), Properties: { AssumeRolePolicyDocument: trust } })
  context.make(logicalId, logicalId, {
    ...attributesOf(declaration),
    Type: 'AWS::StepFunctions::StateMachine',
    Properties: members({ StateMachineName: own(properties, 'Name') }),
  })
}

/** Writes an event of a state machine into its API: a call of StartExecution with the body as its input. */
export function startExecution(
  context: SamContext,
  { resource, event, draft }: { readonly resource: SamResource; readonly event: ApiEvent; readonly draft: ApiDraft },
): void {
  const { logicalId, declaration } = resource
  const path = context.literal(own(event.properties, 'Path'))
  const method = context.literal(own(event.properties, 'Method'))?.toLowerCase()
  if (path === undefined || method === undefined || !path.startsWith('/')) {
    context.fault(logicalId, `Event with id [${event.name}] is invalid. Event is missing a Path that begins with '/', or a Method.`)
    return
  }
  const role = `${logicalId}${event.name}Role`
  context.make(logicalId, role, {
    Type: 'AWS::IAM::Role',
    ...passedOn(declaration),
    Properties: {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Action: ['sts:AssumeRole'], Effect: 'Allow', Principal: { Service: ['apigateway.amazonaws.com'] } }],
      },
      Policies: [
        {
          PolicyName: `${logicalId}${event.name}RoleStartExecutionPolicy`,
          PolicyDocument: { Version: '2012-10-17', Statement: [{ Action: 'states:StartExecution', Effect: 'Allow', Resource: { Ref: logicalId } }] },
        },
      ],
    },
  })
  const key = method === 'any' ? 'x-amazon-apigateway-any-method' : method
  draft.auths.push({ path, method: key, auth: objectOf(own(event.properties, 'Auth')) })
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
  if (!addOperation(draft, { path, method: key, operation, condition: conditionOf(declaration) })) {
    context.fault(logicalId, `Event with id [${event.name}] is invalid. API method "${method}" defined multiple times for path "${path}".`)
  }
}
