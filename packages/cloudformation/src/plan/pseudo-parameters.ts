import { generatedUuid } from './generated-text.ts'
import type { PlannedValue } from './planned-value.ts'
import type { PlanSettings } from './stack-plan.ts'

/** What CloudFormation itself gives every template. */
export function pseudoParameters(
  { account, region }: Pick<PlanSettings, 'account' | 'region'>,
  stackName: string,
  stackId: string,
): ReadonlyMap<string, PlannedValue> {
  return new Map<string, PlannedValue>([
    ['AWS::AccountId', account],
    ['AWS::NotificationARNs', []],
    ['AWS::Partition', 'aws'],
    ['AWS::Region', region],
    ['AWS::StackId', stackId],
    ['AWS::StackName', stackName],
    ['AWS::URLSuffix', 'amazonaws.com'],
  ])
}

/** The ARN of a nested stack, which is no stack of its own here: the same at every reading, as it is at every update. */
export function nestedStackId({ account, region }: Pick<PlanSettings, 'account' | 'region'>, stackName: string): string {
  return `arn:aws:cloudformation:${region}:${account}:stack/${stackName}/${generatedUuid(stackName)}`
}
