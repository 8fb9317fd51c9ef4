import { methodsOf, type Rule } from '../rule.ts'

export const keyWithoutPlan: Rule = {
  title: 'A key is asked for, and no usage plan has the stage',
  severity: 'warning',
  explanation:
    'An API key opens a method only through a usage plan that holds both the key and the stage. Without such a plan every call of a method that asks for a key is answered by 403 Forbidden, whatever key it brings.',
  *check({ api, stages, usagePlans }) {
    if (!usagePlans || !methodsOf(api).some(({ method }) => method.apiKeyRequired)) return
    const planned = new Set(usagePlans.flatMap(({ apiStages }) => apiStages.filter(({ apiId }) => apiId === api.id).map(({ stage }) => stage)))
    for (const { stageName } of stages) {
      if (!planned.has(stageName))
        yield { place: { in: 'stage', stageName }, text: `Methods ask for an API key, and no usage plan has the stage ${stageName}.` }
    }
  },
}
