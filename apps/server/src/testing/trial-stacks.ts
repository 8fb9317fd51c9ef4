import { type JsonObject, readTemplate, type StackSource } from '@fourbox/cloudformation'
import type { LambdaContext } from '../aws-services/lambda/context.ts'
import { type ImportedStack, type ImportOrder, openStacks, type Stacks } from '../stacks/stacks.ts'
import { oneFile } from '../stacks/project-files.ts'
import { trialLambda } from './trial-lambda.ts'
import { type TrialServer, trialServer } from './trial-server.ts'

/** A template's resources, and what else it has. */
export type TrialTemplate = JsonObject | { readonly Resources: object }

interface TrialStacks extends TrialServer {
  readonly stacks: Stacks
  readonly lambdaContext: LambdaContext
  /** Imports one stack, called `shop` unless told. */
  readonly apply: (template: TrialTemplate, given?: Partial<ImportOrder>) => Promise<TrialOutcome>
  /** Finds out what such an import would do. */
  readonly compare: (template: TrialTemplate, given?: Partial<ImportOrder>) => Promise<TrialOutcome>
}

/** Stacks over a control plane and a Lambda of their own, without a network. */
export async function trialStacks(settings: Parameters<typeof trialServer>[0] = {}): Promise<TrialStacks> {
  const server = await trialServer(settings)
  const lambda = await trialLambda()
  const { context } = server
  const stacks = openStacks({ context, lambda: { ...lambda.context, documents: context.documents } })
  const orderOf = (template: TrialTemplate, given: Partial<ImportOrder> = {}): ImportOrder => ({
    sources: [sourceOf(template)],
    files: oneFile('template.json', ''),
    parameters: {},
    redeploy: false,
    watched: false,
    ...given,
  })
  return {
    ...server,
    stacks,
    lambdaContext: { ...lambda.context, documents: context.documents },
    apply: async (template, given) => only(await stacks.importStacks(orderOf(template, given))),
    compare: async (template, given) => only(await stacks.compare(orderOf(template, given))),
  }
}

/** A template as a project's only one, called `shop`. */
export function sourceOf(template: TrialTemplate): StackSource {
  return {
    name: 'shop',
    kind: 'CloudFormation',
    template: readTemplate(JSON.stringify(template, undefined, 2), { file: 'template.json' }),
    folder: '.',
    assets: new Map(),
    parameters: {},
    tags: {},
    nested: new Map(),
  }
}

interface TrialOutcome extends ImportedStack {
  /** By logical id. */
  readonly actions: Readonly<Record<string, string>>
  readonly physicalIds: Readonly<Record<string, string>>
  /** By name. */
  readonly values: Readonly<Record<string, string>>
}

function only([imported]: readonly ImportedStack[]): TrialOutcome {
  if (!imported) throw new Error('No stack has been imported')
  return {
    ...imported,
    actions: Object.fromEntries(imported.resources.map(({ logicalId, action }) => [logicalId, action])),
    physicalIds: Object.fromEntries(imported.resources.map(({ logicalId, physicalId }) => [logicalId, physicalId])),
    values: Object.fromEntries(imported.outputs.map(({ name, value }) => [name, value])),
  }
}
