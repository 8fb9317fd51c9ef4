import type { Rule } from '../rule.ts'

export const privateWithoutPolicy: Rule = {
  title: 'A private API without a resource policy',
  severity: 'error',
  explanation:
    'A private API can be called only through a VPC endpoint that its resource policy allows. Without a policy nobody can call it, and AWS refuses its deployment.',
  *check({ api }) {
    if (api.endpointConfiguration.types.includes('PRIVATE') && (api.policy ?? '') === '')
      yield { place: { in: 'api' }, text: `${api.name} is private and has no resource policy.` }
  },
}
