import type { RoutingRule, RoutingRuleConditionSettings, RoutingRuleSettings } from '@fourbox/domain'
import type { V2Input, V2Output } from '../context.ts'

/** A rule's settings from the members of the SDK's types, whose names begin with capitals. */
export function readRuleSettings({
  Priority: priority,
  Conditions,
  Actions,
}: Pick<V2Input<'CreateRoutingRule'>, 'Priority' | 'Conditions' | 'Actions'>): RoutingRuleSettings {
  return {
    priority,
    conditions: Conditions.map(readCondition),
    actions: Actions.map(({ InvokeApi: { ApiId: apiId, Stage: stage, StripBasePath: stripBasePath = false } }) => ({
      invokeApi: { apiId, stage, stripBasePath },
    })),
  }
}

type Condition = V2Input<'CreateRoutingRule'>['Conditions'][number]

function readCondition({ MatchBasePaths: paths, MatchHeaders: headers }: Condition): RoutingRuleConditionSettings {
  return {
    ...(paths && { matchBasePaths: { anyOf: paths.AnyOf } }),
    ...(headers && { matchHeaders: { anyOf: headers.AnyOf.map(({ Header: header, ValueGlob: valueGlob }) => ({ header, valueGlob })) } }),
  }
}

export function writeRule({ routingRuleId, priority, conditions, actions }: RoutingRule, arn: string): V2Output<'GetRoutingRule'> {
  return {
    RoutingRuleId: routingRuleId,
    RoutingRuleArn: arn,
    Priority: priority,
    Conditions: conditions.map((condition) =>
      'matchBasePaths' in condition
        ? { MatchBasePaths: { AnyOf: condition.matchBasePaths.anyOf } }
        : { MatchHeaders: { AnyOf: condition.matchHeaders.anyOf.map(({ header, valueGlob }) => ({ Header: header, ValueGlob: valueGlob })) } },
    ),
    Actions: actions.map(({ invokeApi: { apiId, stage, stripBasePath } }) => ({ InvokeApi: { ApiId: apiId, Stage: stage, StripBasePath: stripBasePath } })),
  }
}
