import type { Method } from '@aws-sdk/client-api-gateway'
import { type TemplateProblem, templateProblems } from '../../components/templates/template-problems.ts'

/** What cannot work in the boxes that render templates. */
export interface BoxProblems {
  readonly 'integration-request': readonly TemplateProblem[]
  readonly 'integration-response': readonly TemplateProblem[]
}

export function boxProblems({ methodIntegration: integration }: Method): BoxProblems {
  return {
    'integration-request': templateProblems(integration?.requestTemplates),
    'integration-response': Object.entries(integration?.integrationResponses ?? {}).flatMap(([statusCode, { responseTemplates }]) =>
      templateProblems(responseTemplates, `${statusCode} `),
    ),
  }
}
