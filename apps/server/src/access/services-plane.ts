import { AwsServiceError } from '../aws-services/protocol/aws-service-error.ts'
import { bodyText, writeServiceAnswer } from '../aws-services/protocol/answer.ts'
import { readTarget, refuseJson } from '../aws-services/protocol/json-protocol.ts'
import { readForm, refuseQuery } from '../aws-services/protocol/query-protocol.ts'
import { roleArn } from '../aws-services/iam/roles.ts'
import { sts } from '../aws-services/sts/sts.ts'
import type { AskedAction } from './asked-action.ts'
import type { GuardedPlane, Place } from './guarded-plane.ts'
import { neededRole } from './needed-role.ts'

/** STS, IAM and tagging: their operations stand in a form, or in a header. */
export function servicesPlane(place: Place): GuardedPlane {
  return {
    ask: async (request) => {
      const target = request.get('x-amz-target')
      const asked = target === undefined ? askedByForm(bodyText(request), place) : { prefix: 'tag', name: readTarget(target).name, resource: '*' }
      const needs = neededRole(asked.name)
      return needs && toldAction(asked, needs)
    },
    refuse: ({ message }, request, response) => {
      const isForm = request.get('x-amz-target') === undefined
      const answer = isForm
        ? refuseQuery(new AwsServiceError(403, 'AccessDenied', message))
        : refuseJson(new AwsServiceError(400, 'AccessDeniedException', message))
      writeServiceAnswer(answer, response)
    },
  }
}

interface Named {
  readonly prefix: string
  readonly name: string
  readonly resource: string
}

function askedByForm(form: string, { account }: Place): Named {
  const parameters = readForm(form)
  const [name = '', roleName] = [parameters.get('Action'), parameters.get('RoleName')]
  const prefix = parameters.get('Version') === sts.version ? 'sts' : 'iam'
  return { prefix, name, resource: roleName === undefined ? '*' : roleArn({ path: '/', roleName }, account) }
}

function toldAction({ prefix, name, resource }: Named, needs: AskedAction['needs']): AskedAction {
  return { action: `${prefix}:${name}`, operation: name, needs, resource: () => resource }
}
