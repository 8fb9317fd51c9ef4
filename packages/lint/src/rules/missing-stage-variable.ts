import { own, parseMappingExpression } from '@fourbox/domain'
import { integrationsOf, type Rule } from '../rule.ts'
import { referencesIn, templatesOf } from '../templates.ts'

export const missingStageVariable: Rule = {
  title: 'A stage variable that a stage does not have',
  severity: 'warning',
  explanation:
    'The API reads a stage variable, and the stage has none of that name: in a template it is empty, in an endpoint URL or a function’s ARN the call is answered by 500. Set it on the stage.',
  *check({ api, stages }) {
    const names = usedVariables(api)
    for (const { stageName, variables } of stages) {
      const missing = [...names].filter((name) => own(variables, name) === undefined)
      if (missing.length > 0) yield { place: { in: 'stage', stageName }, text: `The stage ${stageName} has no ${missing.toSorted().join(', ')}.` }
    }
  },
}

function usedVariables(api: Parameters<typeof templatesOf>[0]): ReadonlySet<string> {
  const inTemplates = templatesOf(api).flatMap(({ source }) =>
    referencesIn(source).flatMap(({ root, names: [first, second] }) => {
      if (root !== 'stageVariables' || first === undefined) return []
      return first === 'get' ? [second ?? ''] : [first]
    }),
  )
  const elsewhere = integrationsOf(api).flatMap(({ integration }) => [
    ...('uri' in integration ? inText(integration.uri) : []),
    ...('connectionId' in integration ? inText(integration.connectionId ?? '') : []),
    ...inText(integration.credentials ?? ''),
    ...inMappings(integration.requestParameters),
    ...Object.values(integration.integrationResponses).flatMap(({ responseParameters }) => inMappings(responseParameters)),
  ])
  const inAuthorizers = Object.values(api.authorizers).flatMap((authorizer) => ('authorizerUri' in authorizer ? inText(authorizer.authorizerUri) : []))
  return new Set([...inTemplates, ...elsewhere, ...inAuthorizers].filter((name) => /^\w+$/.test(name)))
}

function inText(text: string): readonly string[] {
  return [...text.matchAll(/\$\{stageVariables\.(\w+)\}/g)].map(([, name = '']) => name)
}

function inMappings(mappings: Readonly<Record<string, string>> | undefined): readonly string[] {
  return Object.values(mappings ?? {}).flatMap((expression) => {
    const parsed = parseMappingExpression(expression)
    return parsed?.from === 'stageVariables' ? [parsed.name] : []
  })
}
