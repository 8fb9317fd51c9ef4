import type { Rule } from './rule.ts'
import { missingAuthorizer, unusedAuthorizer } from './rules/authorizers.ts'
import { brokenTemplate } from './rules/broken-template.ts'
import { corsOfErrors, corsOfMethods } from './rules/cors.ts'
import { missingDefaultResponse, missingResponses } from './rules/default-response.ts'
import { guardedPreflight } from './rules/guarded-preflight.ts'
import { keyWithoutPlan } from './rules/key-without-plan.ts'
import { lambdaNeedsPost } from './rules/lambda-needs-post.ts'
import { localAddress } from './rules/local-address.ts'
import { missingIntegration } from './rules/missing-integration.ts'
import { missingMethodResponse } from './rules/missing-method-response.ts'
import { missingStageVariable } from './rules/missing-stage-variable.ts'
import { mockWithoutStatus } from './rules/mock-without-status.ts'
import { modelKeywords } from './rules/model-keywords.ts'
import { privateWithoutPolicy } from './rules/private-without-policy.ts'
import { templateWithoutJson } from './rules/template-without-json.ts'
import { undeclaredHeader } from './rules/undeclared-header.ts'
import { undeclaredParameter } from './rules/undeclared-parameter.ts'
import { unmappedUriVariable } from './rules/unmapped-uri-variable.ts'
import { unmatchablePattern } from './rules/unmatchable-pattern.ts'
import { modelWithoutValidator, validatorWithoutModel } from './rules/validation.ts'

/** Every rule by its id, which is kept for good: people switch rules off by it. */
export const rules = {
  'broken-template': brokenTemplate,
  'cors-of-errors': corsOfErrors,
  'cors-of-methods': corsOfMethods,
  'guarded-preflight': guardedPreflight,
  'key-without-plan': keyWithoutPlan,
  'lambda-needs-post': lambdaNeedsPost,
  'local-address': localAddress,
  'missing-authorizer': missingAuthorizer,
  'missing-default-response': missingDefaultResponse,
  'missing-integration': missingIntegration,
  'missing-method-response': missingMethodResponse,
  'missing-responses': missingResponses,
  'missing-stage-variable': missingStageVariable,
  'mock-without-status': mockWithoutStatus,
  'model-keywords': modelKeywords,
  'model-without-validator': modelWithoutValidator,
  'private-without-policy': privateWithoutPolicy,
  'template-without-json': templateWithoutJson,
  'undeclared-header': undeclaredHeader,
  'undeclared-parameter': undeclaredParameter,
  'unmapped-uri-variable': unmappedUriVariable,
  'unmatchable-pattern': unmatchablePattern,
  'unused-authorizer': unusedAuthorizer,
  'validator-without-model': validatorWithoutModel,
} as const satisfies Record<string, Rule>

export type RuleId = keyof typeof rules

export const ruleIds: readonly RuleId[] = Object.keys(rules).filter(isRuleId)

export function isRuleId(text: string): text is RuleId {
  return Object.hasOwn(rules, text)
}
