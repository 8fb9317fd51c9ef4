import type { RoutingRule } from '@aws-sdk/client-apigatewayv2'

/** A line for each condition of a rule. */
export function conditionTexts({ Conditions = [] }: RoutingRule): readonly string[] {
  const texts = Conditions.flatMap(({ MatchHeaders: headers, MatchBasePaths: paths }) => [
    ...(headers?.AnyOf ?? []).map(({ Header, ValueGlob }) => `Header ${Header}: ${ValueGlob}`),
    ...(paths?.AnyOf ?? []).map((path) => `Path /${path}`),
  ])
  return texts.length > 0 ? texts : ['None: takes every call']
}

/** Where a rule leads, and whether it takes its base path off. */
export function targetText({ Actions = [] }: RoutingRule, nameOf: (apiId: string) => string): string {
  const invoke = Actions[0]?.InvokeApi
  return `${nameOf(invoke?.ApiId ?? '')}, stage ${invoke?.Stage ?? '–'}${invoke?.StripBasePath === true ? ', without its base path' : ''}`
}
