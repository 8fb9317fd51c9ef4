import { parametersOf, planStack, type ProjectFiles, type StackPlan, type StackSource, writeFault } from '@fourbox/cloudformation'
import type { Stack } from '@fourbox/domain'
import { type AppliedResource, applyPlan } from './apply-plan.ts'
import { cleanUp } from './clean-up.ts'
import { draftDocuments, DraftOutdated } from './draft-documents.ts'
import { checkExports, exportsOf } from './exports.ts'
import { servicesOver, type StackParts, type StackServices } from './services.ts'
import { StackRefused } from './stack-refused.ts'

export interface ImportOrder {
  /** In the order in which they can be made. */
  readonly sources: readonly StackSource[]
  readonly files: ProjectFiles
  /** In place of a single source's own name; of several sources it picks one. */
  readonly stackName?: string
  readonly parameters: Readonly<Record<string, string>>
  /** Whether APIs that have changed are deployed, although the logical ids of their deployments stay. */
  readonly redeploy: boolean
  /** Whether code in folders is run anew when a file changes. */
  readonly watched: boolean
  /** What was imported, for the list of stacks. */
  readonly source?: string
}

/** What became of one stack. */
export interface ImportedStack extends Pick<Stack, 'leftOut' | 'outputs'> {
  readonly stack: string
  readonly resources: readonly AppliedResource[]
  readonly warnings: readonly string[]
}

/** The stacks of the account. Each call does all of what it is asked, or nothing; they are done one after the other. */
export interface Stacks {
  /** @throws TemplateError with everything that is wrong */
  readonly importStacks: (order: ImportOrder) => Promise<readonly ImportedStack[]>
  /** What an import would do, which is found out by doing it and keeping nothing. @throws TemplateError as the import would */
  readonly compare: (order: ImportOrder) => Promise<readonly ImportedStack[]>
  /** Deletes a stack with all that it holds; undefined where there is none. @throws StackRefused when something of it is in use */
  readonly deleteStack: (stackName: string) => Promise<ImportedStack | undefined>
}

const attempts = 5

/** Stacks over the services that make their resources. */
export function openStacks(parts: StackParts): Stacks {
  let last: Promise<unknown> = Promise.resolve()
  const oneByOne = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work)
    last = done.catch(() => undefined)
    return done
  }
  const { context } = parts
  return {
    importStacks: (order) => oneByOne(() => inDraft(parts, (services) => importAll(order, services))),
    compare: (order) => oneByOne(async () => importAll(order, await servicesOver(draftDocuments(context.documents).documents, parts))),
    deleteStack: (stackName) => oneByOne(() => inDraft(parts, (services) => deleteWhole(stackName, services))),
  }
}

/** Works on a draft and commits it; again on what stands then, when somebody else was first. */
async function inDraft<T>(parts: StackParts, work: (services: StackServices) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const { documents, commit } = draftDocuments(parts.context.documents)
    const services = await servicesOver(documents, parts)
    const result = await work(services)
    try {
      await commit()
    } catch (error) {
      if (!(error instanceof DraftOutdated) || attempt === attempts) throw error
      continue
    }
    for (const effect of services.afterwards) await effect()
    return result
  }
}

async function importAll(order: ImportOrder, services: StackServices): Promise<readonly ImportedStack[]> {
  const imported: ImportedStack[] = []
  for (const source of chosen(order)) imported.push(await importOne(source, order, services))
  return imported
}

/** A name is the new one of a single stack, or tells which of several is meant. */
function chosen({ sources, stackName }: ImportOrder): readonly StackSource[] {
  if (stackName === undefined || sources.length === 1) return sources
  const found = sources.filter(({ name }) => name === stackName)
  if (found.length === 0) throw new StackRefused(`There is no stack ${stackName} in it; there are ${sources.map(({ name }) => name).join(', ')}`)
  return found
}

async function importOne(source: StackSource, order: ImportOrder, services: StackServices): Promise<ImportedStack> {
  const { documents, region, account, now } = services.context
  const stackName = order.stackName ?? source.name
  if (!/^[A-Za-z][A-Za-z0-9-]{0,127}$/.test(stackName)) {
    throw new StackRefused(
      `${JSON.stringify(stackName)} cannot be a stack’s name: a letter, then letters, digits and hyphens, 128 at most. Name it with --stack`,
    )
  }
  const former = await documents.get('stack', stackName)
  checkIsSameProject(source, order, former)
  const others = (await documents.list('stack')).items.filter((each) => each.stackName !== stackName)
  const exported = exportsOf(others)
  const imports = new Set<string>()
  const importValue = (name: string) => {
    imports.add(name)
    return exported.get(name)
  }
  const parameters = parametersFor(source, order, former)
  const stackId = former?.stackId ?? `arn:aws:cloudformation:${region}:${account}:stack/${stackName}/${services.lambdaContext.newUuid()}`
  const plan = await planStack(source, { stackName, stackId, parameters, region, account, importValue }, order.files)
  const applied = await applyPlan(plan, former, { stackId, redeploy: order.redeploy, watched: order.watched }, services)
  checkExports(stackName, former?.outputs ?? [], applied.outputs, others)
  const stack: Stack = {
    stackName,
    stackId,
    createdDate: former?.createdDate ?? now(),
    ...(former && { lastUpdatedDate: now() }),
    ...(order.source !== undefined && { source: order.source }),
    parameters: secretsLeftOut(source, parameters),
    resources: applied.resources,
    leftOut: leftOutOf(plan),
    outputs: applied.outputs,
    imports: [...imports],
  }
  if (!isAsBefore(former, stack)) await documents.commit([{ op: 'put', kind: 'stack', id: stackName, entity: stack }])
  const warnings = [...(source.notice === undefined ? [] : [source.notice]), ...plan.warnings.map(writeFault), ...applied.warnings]
  return { stack: stackName, resources: applied.applied, leftOut: stack.leftOut, outputs: stack.outputs, warnings }
}

/** Of many projects the template is called `template`: one of them must not delete what another has made. */
function checkIsSameProject({ name, isNamedByFile }: StackSource, { source, stackName }: ImportOrder, former: Stack | undefined): void {
  if (isNamedByFile !== true || stackName !== undefined || former?.source === undefined || source === undefined || former.source === source) return
  throw new StackRefused(
    `The stack ${name} was imported from ${former.source}. Give the one of ${source} a name of its own with --stack, or say --stack ${name} to put it in its place`,
  )
}

/** Whether nothing but the time would be another: then nothing is written. */
function isAsBefore(former: Stack | undefined, stack: Stack): boolean {
  return former !== undefined && JSON.stringify({ ...former, lastUpdatedDate: 0 }) === JSON.stringify({ ...stack, lastUpdatedDate: 0 })
}

/** Those that are given, else those that were given the last time, as far as the template has them. */
function parametersFor({ template }: StackSource, { parameters, sources }: ImportOrder, former: Stack | undefined): Readonly<Record<string, string>> {
  const known = parametersOf(template)
  // One that no template has is told by the plan.
  const elsewhere = (name: string) => sources.some((source) => parametersOf(source.template).has(name))
  const given = Object.entries(parameters).filter(([name]) => known.has(name) || !elsewhere(name))
  const before = Object.entries(former?.parameters ?? {}).filter(([name]) => known.has(name))
  return Object.fromEntries([...before, ...given])
}

/** A parameter without an echo is not kept, and has to be given again. */
function secretsLeftOut({ template: { root } }: StackSource, parameters: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const declared: Readonly<Record<string, unknown>> = Object(root['Parameters'])
  const isSecret = (name: string) => String(Object(declared[name]).NoEcho) === 'true'
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => !isSecret(name)))
}

function leftOutOf({ leftOut }: StackPlan): Stack['leftOut'] {
  return leftOut.map(({ logicalId, type, why, neededBy }) => ({ logicalId, type, why, neededBy }))
}

async function deleteWhole(stackName: string, services: StackServices): Promise<ImportedStack | undefined> {
  const { documents } = services.context
  const stack = await documents.get('stack', stackName)
  if (!stack) return undefined
  const others = (await documents.list('stack')).items.filter((each) => each.stackName !== stackName)
  checkExports(stackName, stack.outputs, [], others)
  const { applied, warnings } = await cleanUp({ superseded: [], gone: Object.entries(stack.resources), standing: [] }, services)
  if (warnings.length > 0) throw new StackRefused(`The stack ${stackName} cannot be deleted. ${warnings.join('; ')}`)
  await documents.delete('stack', stackName)
  return { stack: stackName, resources: applied, leftOut: [], outputs: [], warnings: [] }
}
